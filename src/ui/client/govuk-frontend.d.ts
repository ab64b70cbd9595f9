// govuk-frontend ships no types. These are the parts that we start.
declare module 'govuk-frontend' {
  type Component = new (root: HTMLElement) => object
  export const Button: Component
  export const CharacterCount: Component
  export const Checkboxes: Component
  export const ErrorSummary: Component
  export class ExitThisPage {
    constructor(root: HTMLElement)
    readonly $root: HTMLElement
    /** Counts presses of Shift. */
    handleKeypress(event: KeyboardEvent): void
    /** Covers the page and leaves for the address of the button. */
    exitPage(): void
  }
  export const NotificationBanner: Component
  export const PasswordInput: Component
  export const Radios: Component
  export const ServiceNavigation: Component
  export const SkipLink: Component
  export const Tabs: Component
  /** Starts a component on every element that asks for it; its faults go to the console. */
  export function createAll(component: Component): object[]
}
