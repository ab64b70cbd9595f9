// A form of a public page says when it was drawn (access/way-out.ts). As it is sent, it says how many milliseconds it had
// stood open as well, so that leaving in one tab loses nothing that is half-written in another.
const DRAWN = 'drawn'
const STOOD = 'stood'

// Monotonic: a clock that is set right meanwhile changes nothing.
let began = 0

/** The page that is shown now was put in the place of another (form-history.ts). */
export function formStandsFromNow(): void {
  began = performance.now()
}

/** Works for every form that says when it was drawn. What is sent again on Back or Reload keeps what it said. */
export function sayWhenPressed(): void {
  formStandsFromNow()
  document.addEventListener('formdata', ({ formData }) => {
    if (!formData.has(DRAWN)) return
    // A page that asks to wait carries what the form said before: its own time comes on top.
    const before = Number(formData.get(STOOD) ?? 0)
    formData.set(STOOD, String(before + Math.round(performance.now() - began)))
  })
}
