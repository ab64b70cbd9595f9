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

// First the one that somebody may need at once.
const components = [
  ExitThisPage,
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
