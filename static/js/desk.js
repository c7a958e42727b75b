/* The desk screen with a script: one key a decision, cards beside their lines, nothing typed is lost.

   Every control is a plain form or link that works without this file. What is sent goes through one line of steps, in
   order, so that ten decisions in a second are ten decisions; each step carries the flag and the version that was on
   the screen when it was made. Answers are htmx swaps of the parts that changed (Desk-Have tells the server which
   parts this page has). A part that holds something half done is left alone and catches up later. */
(() => {
  "use strict";

  const main = document.getElementById("main");
  const status = document.getElementById("status");
  const byId = (id) => document.getElementById(id);
  const desk = () => byId("desk");
  const cards = () => [...document.querySelectorAll("#copy .card:not(.leaving)")];
  const editor = () => document.querySelector("#copy .editor");
  const narrow = matchMedia("(max-width: 48rem)");

  const HEADROOM = -32; // pixels above the copy that crowded cards may use

  let opened = null; // the open card's id; it outlives the card's element
  let wanted = null; // the element's id, or a function finding the element, that is to have the focus once drawn
  let kept = null; // the paragraph that the editor stands in for
  let checking = false;

  const say = (text) => {
    status.textContent = "";
    setTimeout(() => { status.textContent = text; }, 50);
  };

  /* --- The line of steps --------------------------------------------------------------------------------------- */
  const line = [];
  let sending = false;
  let answer = 0; // the last answer's status

  const send = (step) => {
    line.push(step);
    if (!sending) drain();
  };

  const drain = async () => {
    sending = true;
    for (let tries = 0; line.length; ) {
      const step = line[0];
      answer = 0;
      try {
        await htmx.ajax(step.method || "POST", step.url, {
          source: main, target: step.target || main, swap: step.swap || "none", select: step.select, values: step.values,
        });
      } catch { /* no answer: the status stays 0 */ }
      if (answer === 401 || answer === 0 || (answer >= 502 && answer <= 504)) {
        trouble(answer === 401);
        tries += 1;
        await new Promise((done) => setTimeout(done, Math.min(500 * 2 ** tries, 8000)));
        continue;
      }
      tries = 0;
      line.shift();
      calm();
      if (answer >= 400) refused(step);
      if (step.done) step.done(answer);
      settle();
    }
    sending = false;
  };

  const catchUp = () => send({ method: "GET", url: desk().dataset.progress });

  const trouble = (signedOut) => {
    const text = signedOut
      ? "You are signed out. Sign in again in another tab: what you decided is kept here and will be sent."
      : "No connection. What you decided is kept here and will be sent.";
    if (byId("notice").textContent !== text) notice(text);
    byId("notice").classList.add("trouble");
  };

  const calm = () => {
    const place = document.querySelector("#notice.trouble");
    if (place) {
      place.className = "";
      place.textContent = "";
    }
  };

  const refused = (step) => {
    if (step.card) step.card.classList.remove("leaving");
    if (answer === 403) notice("That was not done: it is not yours to do any more. Reload the page.");
    if (answer === 404) {
      notice("That was not done: this flag is gone, since the copy around it has changed.");
      if (step.card) catchUp();
    }
    if (answer === 400 || answer === 500) notice("That was not done: something broke. Reload the page and try again.");
  };

  const notice = (text) => {
    const place = byId("notice");
    place.className = "notice";
    place.textContent = text;
    say(text);
  };

  document.addEventListener("htmx:configRequest", (event) => {
    const cookie = document.cookie.match(/(?:^|; )csrftoken=([^;]+)/);
    if (cookie) event.detail.headers["X-CSRFToken"] = cookie[1];
    const have = [...document.querySelectorAll("#desk [data-digest]")].map((part) => part.dataset.digest).join("");
    if (have.length < 7500) event.detail.headers["Desk-Have"] = have;
  });
  document.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.elt === main) answer = event.detail.xhr.status;
    else {
      if (event.detail.xhr.status === 401) trouble(true);
      else if (event.detail.successful) calm();
      settle();
    }
  });
  document.addEventListener("htmx:oobBeforeSwap", (event) => {
    const { target } = event.detail;
    const halfDone = target.querySelector(".editor:not(.saving)") ||
      [...target.querySelectorAll(".card:not(.leaving) select")].some((select) => select.value);
    if (halfDone) event.detail.shouldSwap = false;
    // A panel that the editor opened or closed stays so.
    const was = target.matches(".panel:not(.none)") && target.querySelector("details");
    const is = was && event.detail.fragment.getElementById(was.id);
    if (is) is.open = was.open;
  });
  document.body.addEventListener("desk:said", (event) => say(event.detail.text));
  document.body.addEventListener("desk:focus", (event) => {
    const flag = String(event.detail.flag);
    wanted = () => open(holder(flag), false) || document.querySelector(`.panel form[data-flag="${flag}"] button`);
  });
  addEventListener("beforeunload", (event) => {
    if (line.length || isTyped()) event.preventDefault();
  });

  /* --- Cards ---------------------------------------------------------------------------------------------------- */
  const pairs = (card) => card.dataset.pairs.split(" ").map((pair) => pair.split(":"));
  const mention = (card) => pairs(card).find(([flag]) => flag === card.dataset.at) || pairs(card)[0];
  const holder = (flag) => cards().find((card) => pairs(card).some(([one]) => one === flag));
  const current = () => cards().find((card) => card.id === opened);

  const open = (card, focus = true) => {
    if (!card) return null;
    for (const other of document.querySelectorAll("#copy .card[open]")) if (other !== card) other.open = false;
    card.open = true;
    opened = card.id;
    const summary = card.querySelector("summary");
    if (focus) {
      summary.focus({ preventScroll: true });
      place();
      reveal(card);
    }
    return summary;
  };

  const reveal = (card) => {
    const mark = byId(`m${mention(card)[0]}`) || card;
    const box = mark.getBoundingClientRect();
    const below = narrow.matches ? innerHeight * 0.35 : Math.max(innerHeight - card.offsetHeight - 40, innerHeight * 0.3);
    if (box.top < 60 || box.top > below) scrollBy({ top: box.top - innerHeight * 0.3 });
  };

  const step = (by) => {
    const all = cards();
    if (!all.length) return say("No flags here.");
    const at = all.findIndex((card) => card.id === opened);
    const next = at < 0 ? all[by > 0 ? 0 : all.length - 1] : all[at + by];
    if (next) return open(next);
    return say(by > 0 ? "That was the last flag." : "That was the first flag.");
  };

  const decide = (form, button) => {
    const values = new FormData(form, button);
    values.delete("csrfmiddlewaretoken");
    let url = button?.getAttribute("formaction") || form.getAttribute("action");
    const card = form.closest(".card");
    if (card && card.dataset.pairs && form.dataset.flag) {
      const [flag, seen] = mention(card);
      url = url.replace(/flags\/\d+/, `flags/${flag}`);
      values.set("seen", seen);
      moveOn(card, flag, values.has("alike"));
    } else if (card) {
      moveOn(card, "", true);
    } else if (form.closest(".panel")) {
      afterPanel(form);
    }
    const dialog = form.closest("dialog");
    if (dialog) dialog.close();
    send({ url, values, card });
  };

  /* A note that is settled hands the focus to the next one in its panel. */
  const afterPanel = (form) => {
    const panel = form.closest(".panel").id;
    const items = [...form.closest("ul").children];
    const later = items.slice(items.indexOf(form.closest("li")) + 1);
    const next = later.map((item) => item.querySelector("form[data-flag]")).find(Boolean);
    const flag = next?.dataset.flag;
    wanted = () => document.querySelector(`#${panel} form[data-flag="${flag}"] button`) || document.querySelector(`#${panel} summary`);
  };

  /* Show a place that a panel names: all its stretches, and the focus on the first. */
  const jump = (link) => {
    const target = byId(link.getAttribute("href").slice(1));
    if (!target) return;
    for (const shown of document.querySelectorAll("#copy .shown")) shown.classList.remove("shown");
    target.classList.add("shown");
    target.tabIndex = -1;
    target.focus({ preventScroll: true });
    const { top, bottom } = target.getBoundingClientRect();
    if (top < 60 || bottom > innerHeight - 80) scrollBy({ top: top - innerHeight * 0.3 });
  };

  /* On to the next card. A card with mentions left goes to where the next of them stands. */
  const moveOn = (card, flag, whole) => {
    const left = whole ? [] : pairs(card).filter(([one]) => one !== flag);
    if (left.length) {
      const at = cards().indexOf(card);
      card.open = false;
      card.dataset.pairs = left.map((pair) => pair.join(":")).join(" ");
      delete card.dataset.at;
      card.id = `f${left[0][0]}`;
      const times = card.querySelector(".times");
      if (times) times.textContent = left.length > 1 ? `${left.length}×` : "";
      rehang(card);
      open(cards()[at] || card);
      return;
    }
    const all = cards();
    const at = all.indexOf(card);
    const next = all[at + 1] || all[at - 1];
    card.classList.add("leaving");
    card.open = false;
    if (next) open(next);
    else {
      opened = null;
      wanted = () => (byId("done").textContent ? byId("done") : byId("copy"));
      wanted().focus({ preventScroll: true });
    }
  };

  const rehang = (card) => {
    const mark = byId(`m${mention(card)[0]}`);
    const row = mark?.closest(".row");
    if (!row) return;
    // These two differ now from what the server sent: they are to be sent again, whatever it answers.
    for (const one of [row, card.closest(".row")]) one.dataset.digest = "????";
    const margin = row.querySelector(".margin") || row.appendChild(Object.assign(document.createElement("div"), { className: "margin" }));
    const isLater = (other) => {
      const place = other !== card && byId(`m${mention(other)[0]}`);
      return place && mark.compareDocumentPosition(place) & Node.DOCUMENT_POSITION_FOLLOWING;
    };
    margin.insertBefore(card, [...margin.children].find(isLater) || null);
  };

  /* --- After every change ----------------------------------------------------------------------------------------- */
  const settle = () => {
    if (!desk()) return;
    const lost = !document.activeElement || document.activeElement === document.body;
    const card = current();
    if (card && !card.open) card.open = true;
    if (opened && !card && !line.length) opened = null;
    if (wanted && !line.length) {
      const element = wanted();
      wanted = null;
      if (element) element.focus({ preventScroll: !element.closest(".card") });
    } else if (lost && !document.querySelector("dialog[open]")) {
      const element = card ? card.querySelector("summary") : hadFocus && byId(hadFocus);
      if (element) element.focus({ preventScroll: true });
      else if (hadFocus) byId("copy").focus({ preventScroll: true });
    }
    const unfinished = byId("progress").hasAttribute("hx-trigger");
    if (checking && !unfinished && !line.length) say(`The checks are done. ${cards().length} to decide.`);
    checking = unfinished;
    place();
  };
  let hadFocus = null;
  document.addEventListener("focusin", (event) => {
    hadFocus = event.target === main ? null : event.target.closest("[id]")?.id || null;
  });

  /* Cards stand beside their lines, the open one exactly, and never on top of each other. */
  const place = () => {
    const copy = byId("copy");
    if (!copy) return;
    desk().classList.add("placed");
    const all = cards();
    for (const mark of copy.querySelectorAll("mark.on")) mark.classList.remove("on");
    const card = current();
    if (card) {
      const [flag] = mention(card);
      for (const mark of copy.querySelectorAll(`mark[data-flag="${flag}"]`)) mark.classList.add("on");
    }
    const bar = document.querySelector(".sheetbar");
    bar.hidden = !all.length;
    bar.querySelector(".at").textContent = card ? `${all.indexOf(card) + 1} of ${all.length}` : `${all.length} to decide`;
    if (narrow.matches) {
      copy.style.minHeight = "";
      return;
    }
    const top = copy.getBoundingClientRect().top;
    const slots = all.map((one) => {
      const mark = byId(`m${mention(one)[0]}`) || one.closest(".row");
      return { card: one, want: mark.getClientRects()[0].top - top - 2, height: one.offsetHeight + 4, at: 0 };
    }).sort((a, b) => a.want - b.want);
    const pivot = slots.findIndex((slot) => slot.card === card);
    const flow = (from, floor) => {
      for (let i = from, low = floor; i < slots.length; i += 1) {
        slots[i].at = Math.max(slots[i].want, low);
        low = slots[i].at + slots[i].height;
      }
    };
    flow(0, HEADROOM);
    if (pivot > 0) {
      const room = slots.slice(0, pivot).reduce((sum, slot) => sum + slot.height, HEADROOM);
      flow(pivot, room);
      for (let i = pivot - 1; i >= 0; i -= 1) slots[i].at = Math.min(slots[i].at, slots[i + 1].at - slots[i].height);
    }
    for (const slot of slots) slot.card.style.top = `${Math.round(slot.at)}px`;
    const last = slots[slots.length - 1];
    copy.style.minHeight = last ? `${Math.round(last.at + last.height)}px` : "";
  };

  /* --- Editing in place --------------------------------------------------------------------------------------------- */
  const isTyped = () => {
    const words = editor()?.querySelector("textarea");
    return Boolean(words) && words.value !== words.defaultValue;
  };

  const edit = (link, mark) => {
    if (editor()) {
      if (isTyped()) {
        say("Save or cancel this paragraph first.");
        editor().querySelector("textarea").focus();
        return;
      }
      leave(false);
    }
    const row = link.closest(".row");
    const text = row.querySelector(".text");
    const chosen = mark && row.contains(mark) ? stretch(text, mark) : null;
    send({
      method: "GET", url: link.getAttribute("href"), target: text, swap: "outerHTML",
      done: (told) => {
        const words = editor()?.querySelector("textarea");
        if (told !== 200 || !words) return;
        kept = text;
        row.classList.add("editing");
        grow(words);
        wanted = () => words;
        if (chosen) words.setSelectionRange(...chosen);
      },
    });
  };

  /* Where the flag's words stand in the paragraph, in the browser's own counting. */
  const stretch = (text, mark) => {
    const range = document.createRange();
    range.setStart(text, 0);
    range.setEndBefore(mark);
    const start = range.toString().length;
    const length = [...text.querySelectorAll(`mark[data-flag="${mark.dataset.flag}"]`)]
      .reduce((sum, part) => sum + part.textContent.length, 0);
    return [start, start + length];
  };

  const leave = (refresh = true) => {
    const form = editor();
    if (!form || !kept) return;
    const row = form.closest(".row");
    row.classList.remove("editing");
    form.replaceWith(kept);
    kept = null;
    if (refresh) {
      wanted = () => current()?.querySelector("summary") || byId(row.id)?.querySelector(".edit");
      catchUp();
    }
  };

  const save = (form) => {
    const values = new FormData(form);
    values.delete("csrfmiddlewaretoken");
    form.classList.add("saving");
    const row = form.closest(".row");
    send({
      url: form.getAttribute("action"), values,
      done: (told) => {
        if (told === 200) {
          leave(false);
          kept = null;
          wanted = () => current()?.querySelector("summary") || byId(row.id)?.querySelector(".edit") || byId("copy");
          return;
        }
        const again = editor();
        if (!again) return;
        again.classList.remove("saving");
        grow(again.querySelector("textarea"));
        wanted = () => again.querySelector("textarea");
      },
    });
  };

  const grow = (words) => {
    words.style.height = "auto";
    words.style.height = `${words.scrollHeight + 2}px`;
    place();
  };

  /* --- Mouse ---------------------------------------------------------------------------------------------------------- */
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
        open(card);
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

  /* --- Keys ----------------------------------------------------------------------------------------------------------- */
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

  /* --- To begin with -------------------------------------------------------------------------------------------------- */
  addEventListener("resize", place);
  document.fonts?.ready.then(place);
  // A page that comes back from the browser's memory catches up with what was done meanwhile.
  addEventListener("pageshow", (event) => { if (event.persisted) catchUp(); });
  if (narrow.matches) for (const panel of document.querySelectorAll(".panel details")) panel.open = false;
  const asked = document.querySelector("#copy .card[open]") || holder(location.hash.slice(2));
  if (asked) open(asked);
  settle();
})();
