// Starts only the components that our pages use; each page works already without it.
import {
  Button,
  CharacterCount,
  Checkboxes,
  ErrorSummary,
  ExitThisPage,
  NotificationBanner,
  PasswordInput,
  Radios,
  ServiceNavigation,
  SkipLink,
  Tabs,
  createAll,
} from 'govuk-frontend'
import { keepFollowUpHistory, leaveFollowUp } from './follow-up-history.ts'
import { keepFormHistory, leaveForm } from './form-history.ts'
import { openForTarget } from './open-for-target.ts'
import { proveWork } from './prove-work.ts'
import { reviewByKeyboard } from './review-keys.ts'
import { sayWhenPressed } from './say-when-pressed.ts'
import { sendFilesAsChosen } from './send-files.ts'
import { useSheet } from './sheet.ts'

function leaveNothing(): void {
  // First, or an answer that is on its way draws the form again while the other site is slow to come.
  leaveForm()
  leaveFollowUp()
  // Another address than the one we go to, or the browser takes both for one place and Back leads before it.
  history.replaceState(null, '', '/exit?again')
  // Nothing may be left of it in a page that the browser sets aside whole.
  document.querySelector('main')?.replaceChildren()
  addEventListener('pageshow', ({ persisted }) => persisted && location.replace('/exit?again'))
}

/** A link that leaves the form for a page of ours, as safely as *Exit this page* leaves for another site. */
function leaveByLinks(): void {
  document.addEventListener('click', (event) => {
    const link =
      event.target instanceof Element && event.target.closest<HTMLAnchorElement>('a[data-app-leave]')
    if (!link) return
    event.preventDefault()
    leaveNothing()
    location.assign(link.href)
  })
}

/**
 * Leaving also puts the way out in the place of this page in the browser's history: whoever presses Back afterwards is led
 * out again, and does not find the form with its answers.
 */
class LeaveNoWayBack extends ExitThisPage {
  override exitPage(): void {
    leaveNothing()
    super.exitPage()
  }

  // Of a page that another one took the place of, the button is gone, and its keys with it.
  override handleKeypress(event: KeyboardEvent): void {
    if (this.$root.isConnected) super.handleKeypress(event)
  }
}

// First the one that somebody may need at once.
const components = [
  LeaveNoWayBack,
  ErrorSummary,
  NotificationBanner,
  SkipLink,
  ServiceNavigation,
  Radios,
  Checkboxes,
  CharacterCount,
  Button,
  PasswordInput,
  Tabs,
]

function startPage(): void {
  // Each page has its own way out, and the keys for it.
  delete document.body.dataset['govukFrontendExitThisPageKeypress']
  for (const component of components) createAll(component)
  sendFilesAsChosen()
  proveWork()
}

startPage()
sayWhenPressed()
leaveByLinks()
reviewByKeyboard()
useSheet()
openForTarget()
keepFormHistory(startPage)
keepFollowUpHistory(startPage)
