/* Editing a paragraph in its place. */
"use strict";

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
