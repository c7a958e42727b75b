/* The cards: open one, decide it, move on; where they stand, and where the focus goes after every change. */
"use strict";

const pairs = (card) => card.dataset.pairs.split(" ").map((pair) => pair.split(":"));
const mention = (card) => pairs(card).find(([flag]) => flag === card.dataset.at) || pairs(card)[0];
const holder = (flag) => cards().find((card) => pairs(card).some(([one]) => one === flag));
const current = () => cards().find((card) => card.id === opened);

const show = (card, focus = true) => {
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
  if (next) return show(next);
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
    show(cards()[at] || card);
    return;
  }
  const all = cards();
  const at = all.indexOf(card);
  const next = all[at + 1] || all[at - 1];
  card.classList.add("leaving");
  card.open = false;
  if (next) show(next);
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
