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
import { proveWork } from './prove-work.ts'
import { reviewByKeyboard } from './review-keys.ts'
import { sayWhenPressed } from './say-when-pressed.ts'
import { sendFilesAsChosen } from './send-files.ts'
import { useSheet } from './sheet.ts'

/**
 * Leaving also puts the way out in the place of this page in the browser's history: whoever presses Back afterwards is led
 * out again, and does not find the form with its answers.
 */
class LeaveNoWayBack extends ExitThisPage {
  override exitPage(): void {
    // Another address than the one we go to, or the browser takes both for one place and Back leads before it.
    history.replaceState(null, '', '/exit?again')
    super.exitPage()
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
for (const component of components) createAll(component)
sayWhenPressed()
reviewByKeyboard()
useSheet()
sendFilesAsChosen()
proveWork()
