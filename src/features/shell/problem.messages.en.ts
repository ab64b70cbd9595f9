// Words of the pages that say no. The public reads them in its language; staff, in English.
import { translatable } from '../../platform/i18n/index.ts'

export const problemWords = translatable(
  'shell.problem',
  {
    forbidden: {
      title: 'You cannot do this',
      paragraphs: ['You are signed in, but this is not part of your role. Nothing was changed.'],
    },
    'not-found': {
      title: 'Page not found',
      paragraphs: [
        'If you typed the web address, check it is correct.',
        'If you followed a link, what it led to may have moved, or it is not yours to see.',
      ],
    },
    conflict: {
      title: 'Somebody changed this first',
      paragraphs: [
        'Go back, load the page again to see what they changed, and then make your change. Nothing was overwritten.',
      ],
    },
    'bad-request': {
      title: 'We could not read that',
      paragraphs: [
        'Something in what was sent was damaged on the way. Go back and send it again. What you typed is still on that page.',
      ],
    },
    'too-large': {
      title: 'That is too long to send at once',
      paragraphs: [
        'It was too long, so we did not read or keep any of it.',
        'Press Back in your browser: it should still have what you typed. If it asks whether to send the form again, say yes. Then make it shorter, or send it in two parts.',
        'If you sent a file: it can have 10 MB at most, and there can be one at a time.',
      ],
    },
    'too-many': {
      title: 'Please wait a minute',
      paragraphs: [
        'Too many requests came from your network in a short time. You may share it with other people. Wait a minute, then try again.',
        'If you are in danger, call 999.',
      ],
    },
    broken: {
      title: 'Sorry, there is a problem with this page',
      paragraphs: [
        'What you did just now may not have been saved. Go back and try again in a few minutes.',
        'If you are in danger, call 999. To report something that is not urgent, call 101.',
      ],
    },
    kept: 'Nothing you typed is lost: this page holds it. Do not close it. Wait a minute, then press Send again.',
    notKept: 'What you wrote was not kept. Copy it before you leave this page:',
    onlyFor: (who: string) =>
      `This is for ${who}. Ask a manager or administrator of your agency if it should be yours too.`,
    quote: 'If it happens again, tell us this number:',
    toHome: 'Go to the start page',
    toToday: 'Go to Today',
    again: 'Send again',
  },
  { leave: ['forbidden', 'onlyFor', 'toToday'] },
)

export const signedOutWords = {
  title: 'You were signed out',
  kept: 'Nothing was saved yet, and nothing you typed is lost: this page holds it. Do not close it.',
  signIn: 'Sign in again in a new tab',
  comeBack: 'Come back to this page and press Send again.',
  again: 'Send again',
} as const
