// What every partnership's pages say until it says something else itself: general, in plain words, and true of this software.
// Rules of councils and of the law differ and change: a partnership reads each page through before it opens (the pages say
// whether it has), and again every six months. Sources of the rules stand in the pages themselves.
import {
  asbCaseReview,
  complaint,
  independentHelp,
  refusedService,
  type Right,
  victimsCode,
} from '../public-site/index.ts'
import { cookies, privacy } from './first-pages/privacy.en.ts'
import type { FirstPage, PageKey } from './pages.ts'

const what = `A hate incident is anything that you, or someone else, feel was done because of who you are, or who someone thought you were.

## It may be because of

- race, ethnicity, nationality or language
- religion or belief, or having none
- sexual orientation
- disability, also learning disability, autism and mental health
- being transgender or non-binary
- how you dress or the music you like
- any other difference, such as age, sex or being homeless

## It counts if you feel it was

- You do not have to prove why they did it.
- It counts if they were wrong about you.
- It counts if it was because of someone you are with, or care for.
- Anyone who saw it or knows about it can report it.

## What it can look like

- names, insults or threats, in the street or online
- being hit, pushed or spat at
- damage, graffiti or rubbish at your home
- being followed, bullied or made afraid
- being refused a service
- someone who says they are a friend, and uses you

## Is it a crime?

It may be. You do not have to know. If it is a crime, the police can look into it, if you want them to know. If it is not, it still matters, and councils and others can act to stop it.

[Report a hate incident](/report)`

const next = `1. You get a reference and a secret code straight away. The code lets you come back without giving your name.
2. Your report goes to the council for the place where it happened. If we do not know the place, our own team finds out who can help.
3. Someone reads it {acknowledge}.
4. If you said how to reach you safely, someone contacts you {first contact} of your report, only in those ways.
5. They look at the risk with you, and make a plan, {risk} of starting work on it.
6. If you said yes to support, the victim service is asked without you having to do anything.
7. You hear from us at least every {update}, and more often if the risk is higher.

These are the times we aim to keep. Working days do not include weekends and bank holidays.

## Who sees what you tell us

- People who work with reports can see it, at the agency that gets yours or is asked to take it over. So can an agency that you say yes to, or that we must tell to keep someone safe. Every time someone opens it, that is recorded.
- Your name and how to reach you are locked apart from the rest.
- Nobody else is told unless you said yes. If someone is in serious danger, or a child is at risk, we may have to tell someone without asking.

[Come back to your report](/follow-up)

[Report a hate incident](/report)`

const bullets = ({ points }: Right) => points.map((point) => `- ${point}`).join('\n')
const sourceOf = ({ source }: Right) => `> ${source}`

// The words of each right stand once, with the receipt's (public-site/rights.en.ts).
const rights = `You have rights besides what we do. They are different for crimes and for what is not a crime. You do not have to know which it was.

## ${asbCaseReview.title}

${asbCaseReview.text} “ASB” is short for anti-social behaviour.

${bullets(asbCaseReview)}

[Tell us first](/report)

${sourceOf(asbCaseReview)}

## ${victimsCode.title}

${victimsCode.text} Among other things you have the right

${bullets(victimsCode)}

${sourceOf(victimsCode)}

## ${refusedService.title}

${refusedService.text}

[Equality Advisory and Support Service](https://www.equalityadvisoryservice.com)

${sourceOf(refusedService)}

## ${complaint.title}

${complaint.text} Tell us, if you can: {contact}. You can also write to us with your code on the [page where you come back](/follow-up).

${bullets(complaint)}

## ${independentHelp.title}

${independentHelp.text} [Find help](/help) near you, or see [phone numbers](/support).`

const emergency = `## Call 999

Call [999](tel:999) if someone is in danger, or if it is happening now.

## If you cannot speak

1. Call 999 from a mobile.
2. Listen. If you can, cough or tap the phone when you are asked something.
3. When you are asked to, press **55**. This tells them that it is a real emergency.

Pressing 55 does not tell them where you are. It works on mobiles only. On a landline, stay on the line if you cannot speak.

## If you are deaf or cannot use the phone

- Use the **999 BSL** app or website, with a British Sign Language interpreter: [999bsl.co.uk](https://999bsl.co.uk).
- Use the **Relay UK** app, or a textphone: 18000.
- Text 999, if you registered your phone before: text “register” to 999.

## On a train or at a station

Text the British Transport Police on [61016](sms:61016). In an emergency call 999.

## If it is over

Call [101](tel:101), or [report it to us](/report).

## If you feel that you cannot go on

Call Samaritans on [116 123](tel:116123), free, at any time. If you are in danger of hurting yourself now, call 999.

> General advice on public numbers.`

const browsing = `If someone checks your phone or computer, read this before you report.

## To leave in a hurry

- Press “Exit this page”. Where JavaScript runs, pressing Shift three times does the same. You are taken to a page about the weather.
- If someone then presses Back once, they are led away again.
- What you typed is not kept, unless you asked us to keep it. A file is kept with us as soon as you add it. If you do not send the report, it is deleted after two days, or together with your answers where you saved them.

## What your browser remembers

- It may list our pages in its history. We cannot take them out, but you can.
- We put no cookies on your device, unless you choose another language or press “Exit this page”.
- The address of a page never holds what you tell us in a report. When you look for help, it holds the area that you looked for.

## To leave less behind

- Open a private or incognito window first. It forgets the pages when you close it.
- Or delete only our pages from the history. An empty history can look odd to someone who checks.
- If you can, use a device that the person does not use: at a library, at work, or a friend’s.
- A private window does not help if someone put a spying app on your device, or can see your screen.

[Report a hate incident](/report)`

const accessibility = `## What we aim for

- Everyone should be able to report. We build these pages to meet the Web Content Accessibility Guidelines 2.2, level AA.
- You can zoom to 400%, use only a keyboard, use a screen reader, and use every page without JavaScript.

## Where we are

- Our pages are tested by machine for accessibility when they are changed. They have not yet been tested by an independent auditor, or with disabled people.
- Where a page is not in the language that you asked for, it is shown in English, and says so.
- Translations and Easy Read may have been made by a machine. Each page says so, and whether anybody has checked it.
- The map of help has a list beside it that says all that the map shows.

## What may not work for you

- Files that people send us, such as photos, have no description.
- There are films in British Sign Language (BSL) and recordings only where the partnership has added them.
- Websites of others that we link to are not ours to mend.

## If something does not work for you

- You can report by phone to the police on [101](tel:101), or ask someone you trust to report for you. [Reporting centres](/help?kind=centre) can do it with you.
- Please tell us what went wrong, so that we can mend it: {contact}

## If you are not happy with our answer

Councils and other public bodies must follow the Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018. You can contact the [Equality Advisory and Support Service](https://www.equalityadvisoryservice.com).`

const about = `This is where councils, the police and support services in {area} work together against hate. It is not only for crimes, and not only for the person it happened to.

## What we do

- We take reports, also without a name, and bring them to who can help.
- We offer support to everyone who was targeted.
- We say what we plan to do, and how it goes: [our plan](/our-plan).

## Who we are

{partnership}.

To reach us: {contact}

In an emergency do not write to us: call [999](tel:999).

## About this website

It runs on Upstander, free software under the GNU Affero General Public License. Anyone may read how it works.`

/** Whoever changes the words of a page changes its day: the page tells it to those who read. */
export const firstPages: Readonly<Record<PageKey, FirstPage>> = {
  'what-is-a-hate-incident': { title: 'What is a hate incident?', body: what, on: '2026-11-26' },
  'what-happens-next': { title: 'What happens when I report?', body: next, on: '2026-11-27' },
  'your-rights': { title: 'Your rights', body: rights, on: '2026-11-27' },
  emergency: { title: 'In an emergency, and if you cannot speak', body: emergency, on: '2026-11-26' },
  'private-browsing': { title: 'Browse privately', body: browsing, on: '2026-11-27' },
  privacy: { title: 'What we do with what you tell us', body: privacy, on: '2026-11-27' },
  accessibility: { title: 'Accessibility', body: accessibility, on: '2026-11-27' },
  cookies: { title: 'Cookies', body: cookies, on: '2026-11-27' },
  about: { title: 'About this partnership', body: about, on: '2026-11-26' },
}
