// The words of showing us something. Public ones are translated; staff read theirs in English.
import { translatable } from '../../platform/i18n/index.ts'

/** A size as people say it: "340 KB", "2.1 MB". */
export function sizeWords(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1000)).toLocaleString('en-GB')} KB`
  return `${(bytes / 1_000_000).toLocaleString('en-GB', { maximumFractionDigits: 1 })} MB`
}

/** What staff read where they add files for somebody. */
export const staffUploadHint =
  'Up to 10 files of up to 50 MB each: pictures, PDF, video (MP4, MOV), sound (MP3, M4A, WAV), text and Word documents.'

export const uploadWords = translatable('evidence.upload', {
  label: 'Photos, videos, sound or documents',
  hint: 'Only if you want to, and only if it is safe to have them. Up to 10 files of up to 50 MB each: pictures, PDF, video (MP4, MOV), sound (MP3, M4A, WAV), text and Word documents.',
  /** limits.ts says for how long; app.drop_old_files lets them wait as long as saved answers do. */
  kept: 'A file is kept with us as soon as you add it. If you do not send the report, it is deleted after two days, or together with your answers where you saved them.',
  plainHint: 'Files larger than 50 MB together: add some, press Continue, and come back for the rest.',
  /** The same where a message takes files, and no question follows. */
  messageHint:
    'Files larger than 50 MB together: choose some, press “Add these files”, and then choose the rest.',
  list: 'Your files',
  remove: 'Remove',
  removeName: (name: string) => `Remove ${name}`,
  add: 'Add these files',
  unnamed: 'File without a name',
  state: {
    receiving: 'Not finished: choose it again to go on',
    quarantined: 'Added',
    clean: 'Added',
    infected: 'Added. It may be harmful, so we keep it locked away',
  },
  /** For the script in the browser, which fills in the name and the percentage. */
  live: {
    sending: 'Sending NAME: PERCENT%',
    waiting: 'The connection was lost. NAME goes on by itself when it is back.',
    done: 'NAME was added',
    failed: 'NAME could not be sent. Choose it again to try once more.',
    hold: 'Your files are still being sent. The next page opens when they are there. To go on without them, remove them.',
    cancel: 'Stop sending NAME',
  },
  problem: {
    empty: (name: string) => `“${name}” is empty`,
    large: (name: string) => `“${name}” is larger than 50 MB. Send a part of it, or tell us that you have it`,
    largePlain: (name: string) =>
      `“${name}” was not added: one file may be up to 50 MB, and files that are added at once up to 50 MB together. Add it alone`,
    kind: (name: string) =>
      `“${name}” is not a kind of file that we can take. Send a picture, PDF, video, sound, text or Word document`,
    many: 'You can add up to 10 files. Remove one to add another',
    full: 'We cannot take files just now. Go on without them: you can tell us that you have them, and add them later',
    again: (name: string) => `“${name}” could not be added. Choose it again`,
  },
})

export const fileWords = {
  heading: 'Files from the person',
  withMessage: 'Files of this message',
  none: 'No files.',
  note: 'Files may upset you, and may say more than they show. Each opening is recorded.',
  name: 'File',
  came: 'Came',
  state: 'State',
  open: 'Open',
  copy: 'Copy without hidden details',
  original: 'Original',
  ofName: (name: string) => ` of ${name}`,
  noCopy: {
    pdf: 'Original only: we cannot take the hidden details out of a PDF. It may say who made it, when and on which computer, and hold earlier versions. Print it, or make a picture of it, before you pass it on',
    txt: 'Original only: a text has no hidden details beside its words',
    other:
      'Original only: no copy without hidden details could be made of this file. It may say where, when and by whom it was made',
  },
  copyComing: 'A copy without hidden details is being made',
  hash: 'SHA-256 of the original',
  kinds: {
    jpg: 'Picture (JPEG)',
    png: 'Picture (PNG)',
    heic: 'Picture (HEIC)',
    webp: 'Picture (WebP)',
    gif: 'Picture (GIF)',
    pdf: 'PDF',
    mp4: 'Video (MP4)',
    mov: 'Video (MOV)',
    mp3: 'Sound (MP3)',
    m4a: 'Sound (M4A)',
    wav: 'Sound (WAV)',
    txt: 'Text',
    docx: 'Word document',
  },
  states: {
    quarantined: 'Waits for the virus scan',
    clean: 'Scanned, nothing found',
    infected: 'Harmful: locked',
    released: 'Not scanned: released',
  },
  why: {
    quarantined:
      'It cannot be opened before it was scanned. If it is urgent, an administrator can release it.',
    infected: 'The scanner found something harmful. It stays locked; ask your IT security if you need it.',
    released: 'An administrator released it without a scan. Open it on a computer that is safe for that.',
  },
  locked: 'This file is locked',
  held: {
    title: 'Files that wait for a scan',
    lead: 'Files stay closed until ClamAV has looked into them. Release one only if it cannot wait: whoever opens it may harm their computer. The reason is recorded.',
    none: 'No file waits for a scan.',
    report: 'Report',
    kind: 'Kind and size',
    since: 'Since',
    problem: 'What the scanner said',
    release: 'Release',
    releaseOne: (reference: string) => `Release the file of ${reference}`,
    reason: 'Why can it not wait for the scan?',
    needed: 'Say why it cannot wait',
    long: 'The reason can be up to 500 characters',
    done: 'The file was released.',
    gone: 'This file does not wait any more',
  },
} as const
