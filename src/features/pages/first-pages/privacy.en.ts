// What we do with what somebody tells us, and what their browser keeps. Tests hold both beside what the software does
// (first-pages.test.ts): whoever changes that changes these, and every translation with them.

export const privacy = `## In short

- You choose whether to give your name, and who may be told.
- What you type is kept only when you press Send, or when you ask us to keep it so that you can come back. A file is kept with us as soon as you add it. If you do not send the report, it is deleted after two days, or together with your answers where you saved them.
- We use nothing that follows you on the web, and no cookies unless you choose another language, press “Exit this page” or sign in as staff. See [cookies](/cookies).

## Who is responsible

{partnership}: councils, police and support services that work together. Each is responsible for what it does with your report. To ask about your information: {contact}

## What we keep

- What happened, when and where, and why you think so. Your own words are kept locked (encrypted).
- If you give them: your name, how to reach you, and what keeps you safe. These are locked apart from your report, each person with a key of their own.
- Of others it happened to: who they are and how to reach them, only if they agreed or someone is in serious danger. Each is locked with a key of their own.
- If you asked us to keep a report that is not finished: your answers, locked, until you send them or their time is over. Then they are deleted.
- If you answer questions about who you are for our statistics, those answers are kept apart from your report.
- If you are anonymous we keep nothing about who you are. Your network address is used in the moment to slow down people who guess codes or flood the form. It is not kept with your report.
- We keep your report while we work on it, and after that for a time that we have set. Ask us how long that is. It is not erased by itself when that time is over: people look at it first.

## What is not locked

So that we can sort reports, keep to our times and count, some answers are kept as plain facts, and are not locked:

- when you told us, when it happened, the kind of place and the district; the ward and the first half of the postcode if you allowed them
- what you ticked: the reason you were targeted, what happened, whether it happened to you, your age group, how it harmed you (also thoughts of ending your life), what you need, what you want, and whether a child or an adult at risk is in danger
- your language, and the poster, card or centre through which you came
- whether you gave your name, what you said yes or no to, and whether you came back
- of files that you sent: their kind, their size and when they came; and whether you asked us to erase what you told us

None of them is your name, your own words or how to reach you. In a small place, someone who saw them all could perhaps guess who you are. So only people whose work it is see them, and we publish only numbers.

## How exactly we keep the place

Where you can find the place by its name or on our map, you choose how exactly we keep it. Unless you ask for the exact place, we keep only its area: the exact name, postcode and position are gone before your report is kept. If you say that it is where you live, we ask you twice. What you write about the place in your own words is kept as you wrote it. No other company’s map is used.

## Why we may

To support you, to stop hate and to prevent crime. These are public tasks of councils and the police (UK GDPR Article 6(1)(e), with Article 9 and Schedule 1 of the Data Protection Act 2018 for sensitive information). Each agency’s own notice says more.

## Who sees it

- The council for the place where it happened, or our own team if the place is not known.
- The victim service, the police or other agencies, only if you said yes.
- There is one exception: if someone is in serious danger, or a child is at risk, we may have to tell someone without asking. We record why, and tell you if we can.
- Each time someone opens your report or your name, that is recorded and cannot be changed.

## What we publish

Numbers only, so that people can see whether we act. Never words, names or small numbers that could point at someone.

## If you look for help

When you look for [help near you](/help), you can name a town, an area or a postcode. It does not have to be where you live. The address of the page then holds that area, or the first half of the postcode, and never a whole postcode. What you looked for is not recorded. The map is drawn by us: no other company learns that you looked.

## Your rights

- You can see what we hold about you, ask us to correct it or to erase it, and change your mind about who is told. Use your code to come back, or ask us. If you ask us to erase it, we answer within one month. We may have to say no, for example where a court needs it or somebody is in danger. Then we tell you why. We keep what you ticked, what we did, and that you asked.
- When it is time to erase, we destroy the key that locks your words. Nobody can read them after that. Only the copies that we keep in case something breaks still hold the key. We delete each of them when it is 30 days old, and if we ever need one, we erase you from it before anybody uses it. For that we keep a list of what was erased, with numbers and times and no names. If a part of the list is lost, we look for who is missing from it.
- If you are not happy with how we use what you told us, you can complain to the [Information Commissioner](https://ico.org.uk).`

export const cookies = `## For the public: none, unless you choose a language or leave in a hurry

When you read our pages, look for help, report, or come back to a report, we set no cookies. So there is nothing to agree to.

There are two exceptions. If you press “Exit this page”, one cookie remembers when, so that nobody who presses Back afterwards finds the form and what you wrote. It holds the moment and nothing else, and is gone when you close your browser. If you choose another language, one cookie remembers which, so that the next page is in it too. It holds the language and nothing else. It is gone when you close your browser, or press “Exit this page”. You asked for it by choosing, so no consent is needed.

- **upstander-left** (or __Host-upstander-left)
- **upstander-language** (or __Host-upstander-language)

## What the tab keeps while you report

Where JavaScript runs, the tab in which you report keeps two things, so that Back and Reload do not lose what you typed. Without them you could not go back, so no consent is needed.

- **upstander-report**, in the tab’s own storage: your latest answers, locked so that only our website can open them, and for one hour at most.
- In the tab’s history: which question you were at, and no answers. When you come back to a report: only that it was that page.

The answers are gone when you send the report, press “Exit this page” or close the tab. What is in the history goes when you close the tab. If your browser brings back a closed tab, it brings back both.

There is nothing that counts or follows visitors, and nothing on our pages comes from other companies.

## For staff who sign in: two

They are needed to be signed in, and are used for nothing else. No consent is needed for them.

- **upstander** (or __Host-upstander): says that you are signed in. It ends when you sign out, and at the latest at the end of your session.
- **upstander-device** (or __Host-upstander-device): remembers that you signed in on this device before, so that a sign-in from a new device can be told to you by mail. It lasts 180 days.

Neither can be read by scripts, and another website cannot use them to act in your name.`
