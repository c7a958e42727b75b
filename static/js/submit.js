/* Says that a file or a text is over the limit before it is sent. The server says so again. */
(() => {
  "use strict";
  const form = document.getElementById("submit");
  const limits = [["id_file", 10, (field) => field.files[0]?.size || 0], ["id_text", 2, (field) => new Blob([field.value]).size]];
  for (const [id, megabytes, size] of limits) {
    const field = document.getElementById(id);
    const told = Object.assign(document.createElement("p"), { className: "error" });
    told.setAttribute("role", "alert");
    field.before(told);
    field.addEventListener("change", () => {
      const over = size(field) > megabytes * 1024 * 1024;
      told.textContent = over ? `That is over the limit of ${megabytes} MB.` : "";
    });
  }
  form.addEventListener("submit", () => {
    setTimeout(() => { form.querySelector("button").setAttribute("aria-disabled", "true"); });
  });
})();
