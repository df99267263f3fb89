// How many facts are ticked, and all or none at one press.

const form = document.getElementById("bulk");
const boxes = form ? [...form.querySelectorAll('input[name="fact"]')] : [];

function tell() {
  const count = boxes.filter((box) => box.checked).length;
  form.querySelector("[data-ticked]").textContent = `${count} ticked`;
  for (const button of form.querySelectorAll('button[name="action"]')) button.disabled = count === 0;
}

if (form) {
  for (const button of form.querySelectorAll("[data-tick]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      for (const box of boxes) box.checked = button.dataset.tick === "all";
      tell();
    });
  }
  form.addEventListener("change", tell);
  tell();
}
