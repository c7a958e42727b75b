/* What the mouse and the keys do, and how the page begins. */
"use strict";

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.matches(".decide")) {
    event.preventDefault();
    decide(form, event.submitter);
  } else if (form.matches("#copy .editor")) {
    event.preventDefault();
    if (!form.matches(".saving")) save(form);
  }
});

document.addEventListener("click", (event) => {
  if (event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const on = (selector) => event.target.closest(selector);
  const act = (does) => { event.preventDefault(); does(); };
  const mark = on("#copy mark");
  if (on("[data-jump]")) act(() => jump(on("[data-jump]")));
  else if (on(".counts a")) act(() => filter(on(".counts a").getAttribute("href")));
  else if (on("#copy [data-key='e']")) act(() => editCard(on(".card")));
  else if (on("#copy .edit")) act(() => edit(on(".edit")));
  else if (on("#copy [data-cancel]")) act(() => leave());
  else if (on("[data-close]")) act(() => on("dialog").close());
  else if (on("[data-alike]")) act(() => preview(on("[data-alike]")));
  else if (on("#copy-text")) act(copyText);
  else if (on("#help-open")) help();
  else if (on("[data-step]")) step(Number(on("[data-step]").dataset.step));
  else if (mark && !getSelection().toString()) {
    const card = holder(mark.dataset.flag);
    if (card) {
      card.dataset.at = mark.dataset.flag;
      show(card);
    }
  }
});

document.addEventListener("dblclick", (event) => {
  const link = event.target.closest("#copy .text") && event.target.closest(".row").querySelector(".edit");
  if (link && !editor()) edit(link);
});

document.addEventListener("toggle", (event) => {
  if (!event.target.matches?.("#copy .card") || event.target.matches(".leaving")) return;
  if (event.target.open) opened = event.target.id;
  else if (opened === event.target.id && event.target.isConnected) opened = null;
  place();
}, true);

document.addEventListener("input", (event) => {
  if (event.target.matches("#copy .editor textarea")) grow(event.target);
});

const editCard = (card) => {
  const link = card.querySelector("[data-key='e']");
  const mark = byId(`m${mention(card)[0]}`);
  const here = mark?.closest(".row").querySelector(".edit");
  if (link) edit(here || link, mark);
};

const preview = (link) => send({
  method: "GET", url: link.getAttribute("href"), target: byId("alike"), swap: "innerHTML",
  done: (told) => { if (told === 200) byId("alike").showModal(); },
});

const filter = (address) => {
  if (isTyped()) {
    say("Save or cancel this paragraph first.");
    editor().querySelector("textarea").focus();
    return;
  }
  opened = null;
  kept = null;
  send({
    method: "GET", url: address, target: desk(), swap: "outerHTML", select: "#desk",
    done: (told) => { if (told === 200 && address !== location.pathname + location.search) history.pushState({}, "", address); },
  });
};
addEventListener("popstate", () => filter(location.pathname + location.search));

const copyText = async () => {
  const button = byId("copy-text");
  const answered = await fetch(button.href);
  if (!answered.ok) return notice("The text could not be copied. Open it and copy it by hand.");
  const text = await answered.text();
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const field = Object.assign(document.createElement("textarea"), { value: text, className: "sr" });
    const focused = document.activeElement;
    document.body.append(field);
    field.select();
    document.execCommand("copy");
    field.remove();
    focused?.focus();
  }
  button.firstChild.data = "Copied";
  setTimeout(() => { if (byId("copy-text")) byId("copy-text").firstChild.data = "Copy text"; }, 2000);
  return say("The clean text is copied.");
};

/* --- Keys --- */
const keysOn = byId("keys-on");
keysOn.checked = localStorage.getItem("desk-keys") !== "off";
keysOn.addEventListener("change", () => localStorage.setItem("desk-keys", keysOn.checked ? "on" : "off"));
byId("help-open").hidden = false;

const help = () => byId("help").showModal();

const press = (key) => {
  const card = current();
  const button = card?.querySelector(`[data-key="${key}"]`);
  if (!card) return step(1);
  if (!button) return say(key === "a" ? "There is no fix to accept: edit or dismiss it." : "Nothing to do on this one.");
  return decide(button.form, button);
};

const undo = () => {
  const form = byId("undo-last");
  if (form) decide(form, form.querySelector("button"));
};

const keys = {
  j: () => step(1),
  k: () => step(-1),
  a: () => press("a"),
  d: () => press("d"),
  e: () => (current() ? editCard(current()) : step(1)),
  u: undo,
  c: () => byId("copy-text") && copyText(),
  "?": help,
};
const repeatable = "jk";

document.addEventListener("keydown", (event) => {
  const field = event.target.closest?.("input, textarea, select, [contenteditable]");
  if (event.target.matches?.("#copy .editor textarea")) {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) save(editor());
    else if (event.key === "Escape") {
      if (isTyped() && !editor().dataset.warned) {
        editor().dataset.warned = "yes";
        say("You have changed this paragraph. Esc again drops it.");
      } else leave();
    }
    return;
  }
  if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (field || document.querySelector("dialog[open]") || !keysOn.checked) return;
  const act = keys[event.key];
  if (!act || (event.repeat && !repeatable.includes(event.key))) return;
  event.preventDefault();
  act();
});

/* --- To begin with --- */
addEventListener("resize", place);
document.fonts?.ready.then(place);
// A page that comes back from the browser's memory catches up with what was done meanwhile.
addEventListener("pageshow", (event) => { if (event.persisted) catchUp(); });
if (narrow.matches) for (const panel of document.querySelectorAll(".panel details")) panel.open = false;
const asked = document.querySelector("#copy .card[open]") || holder(location.hash.slice(2));
if (asked) show(asked);
settle();
