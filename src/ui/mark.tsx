// Our mark: two upright strokes side by side, one leaning to the other. Somebody stands with you.

type Props = {
  /** Height in pixels. */
  size?: number
  class?: string
}

/** The mark in the colour of the text around it, the leaning stroke in marigold. Always beside our name. */
export function Mark({ size = 28, class: className }: Props) {
  return (
    <svg
      class={className}
      xmlns="http://www.w3.org/2000/svg"
      viewBox="0 0 32 32"
      width={size}
      height={size}
      aria-hidden="true"
      focusable="false"
    >
      <path d="M11 4v24" stroke="currentColor" stroke-width="6" stroke-linecap="round" />
      <path d="M25 28 19.5 7" stroke="#f2a900" stroke-width="6" stroke-linecap="round" />
    </svg>
  )
}
