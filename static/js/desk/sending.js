/* The desk screen with a script: one key a decision, cards beside their lines, nothing typed is lost.

   Every control is a plain form or link that works without these files, which share their names and load in the order
   sending, cards, inplace, desk. What is sent goes through one line of steps, in order, so that ten decisions in a
   second are ten decisions; each step carries the flag and the version that was on the screen when it was made. Answers
   are htmx swaps of the parts that changed (Desk-Have tells the server which parts this page has). A part that holds
   something half done is left alone and catches up later. */
"use strict";

const main = document.getElementById("main");
const spoken = document.getElementById("status"); // what is put here is read out
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
  spoken.textContent = "";
  setTimeout(() => { spoken.textContent = text; }, 50);
};

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
  wanted = () => show(holder(flag), false) || document.querySelector(`.panel form[data-flag="${flag}"] button`);
});
addEventListener("beforeunload", (event) => {
  if (line.length || isTyped()) event.preventDefault();
});
