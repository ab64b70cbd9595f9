// What is asked in other words of whoever tells of somebody else, tells of themself, or is a child who does. Only what
// differs stands here; the rest is in messages.en.ts and more.messages.en.ts.
import { translatable } from '../../../platform/i18n/index.ts'
import type { MoreStep } from './more.ts'

export type OtherWords = {
  title?: string
  hint?: string
  controls?: Readonly<
    Record<
      string,
      {
        label?: string
        hint?: string
        options?: Readonly<Record<string, string>>
        without?: readonly string[]
      }
    >
  >
}
type Voices = Readonly<Record<string, Partial<Record<MoreStep, OtherWords>>>>

export const voiceWords = translatable('reporting.voices', {
  /** To whoever it happened to. */
  self: {
    support: {
      title: 'Does somebody you trust help you?',
      hint: 'Because you need care or support, a person whose job is to keep adults safe reads this too. What you want comes first.',
      controls: {
        supportChoice: { options: { nobody: 'Nobody: please talk only to me' } },
        supportWords: {
          label: 'Who are they, what helps you to talk to us, and is there anybody who must not know?',
        },
      },
    },
    effect: { hint: 'It helps us to see how soon somebody should be in touch.' },
    needs: {
      controls: {
        care: { label: 'Do you need care or support in daily life?' },
        ageBand: { label: 'About how old are you?' },
        around: {
          label: 'Is any of this so for you?',
          options: {
            helped: 'A carer or support worker helps me',
            alone: 'I live alone',
            children: 'There are children at home',
            caring: 'I look after somebody else',
            pregnant: 'I am pregnant',
          },
        },
        livesIn: { label: 'Where do you live?', options: { own: 'In my own home' } },
      },
    },
  },
  /** To a child or young person whom it happened to. */
  child: {
    adult: {
      hint: 'You do not need a grown-up’s permission to tell us. Because you are under 18, a person whose job is to keep children safe reads this too. Please do not send pictures of anybody without clothes.',
      controls: {
        adultChoice: { options: { parent: 'My mum or dad, or somebody who looks after me' } },
        childSchool: { label: 'Which school or college do you go to?' },
      },
    },
    types: {
      title: 'What did they do?',
      controls: {
        types: {
          options: {
            verbal_abuse: 'They called me names or said mean things',
            threats: 'They said that they would hurt me, or do something bad',
            harassment: 'They bully me, or will not leave me alone',
            assault: 'They hit, kicked, pushed or hurt me',
            spitting: 'They spat at me',
            robbery_theft: 'They took something of mine',
            sexual_assault: 'They touched me where I did not want to be touched',
            criminal_damage: 'They broke or spoiled something',
            arson: 'They set fire to something',
            graffiti: 'They wrote or painted something nasty on a wall or a door',
            offensive_mail: 'A nasty letter, leaflet or poster',
            phone_texts: 'Nasty phone calls or texts',
            online_abuse: 'Nasty things online, in a game or in a chat',
            gestures: 'They made rude signs at me',
            dumping: 'They left rubbish or something disgusting at my home',
            malicious_complaints: 'They told lies to get me or my family into trouble',
            refusal_of_service: 'They would not let me in, serve me or let me join in',
            place_of_worship: 'They did something bad to a place where people pray or meet',
            domestic: 'Somebody at home or in my family hurts or frightens me',
            extremist_material: 'Posters, videos or messages that tell people to hate others',
            assistance_animal: 'They hurt or scared a dog that helps somebody',
            exploitation: 'They pretended to be my friend, to get something or to make me do things',
          },
        },
      },
    },
    target: {
      title: 'Who did they want to hurt or upset?',
      controls: {
        targeted: {
          label: 'Who did they want to hurt or upset?',
          options: {
            // As to anybody; but in some languages another question wants other endings.
            one_person: 'One person',
            several: 'More than one person',
            community: 'A whole group, such as everybody of one religion',
            place: 'A place, such as where people pray or meet',
          },
        },
        howManyAffected: { label: 'If more than one, how many people?' },
        because: {
          options: {
            by_association: 'It was because of somebody in my family, or a friend',
            mistaken: 'They thought something about me that is not true',
          },
        },
      },
    },
    people: {
      hint: 'Please do not write their name yet. The grown-up who reads this first finds out if a name may be written down, and then asks you.',
      controls: {
        known: {
          options: {
            pupil: 'Somebody I go to school or college with',
            partner: 'My boyfriend or girlfriend, or somebody who was',
            family: 'Somebody in my family, or who looks after me',
            landlord: 'The owner of our home, or somebody who works for them',
            customer: 'Somebody else in the shop, or on the bus or train',
            driver: 'Somebody who works there, such as a driver or a teacher',
            organisation: 'Not one person, but a whole school, club or company',
          },
        },
        peopleWords: {
          hint: 'Such as how old they are, their clothes, their hair or how they spoke. No names yet, please. You can leave this empty.',
        },
      },
    },
    effect: {
      controls: {
        injury: {
          options: {
            minor: 'Yes, but nobody needed a doctor or nurse',
            treated: 'Yes, somebody needed a doctor or nurse',
            hospital: 'Yes, somebody had to go to hospital',
          },
        },
        feel: { label: 'How much does it upset you?' },
        effects: {
          options: {
            anxiety: 'I feel worried or sad',
            missed_work: 'I missed school, or something else that I should have gone to',
            moving: 'We have moved home, or think of moving',
          },
        },
        loss: { hint: 'What was it?' },
        childrenThere: { label: 'Were other children there?' },
      },
    },
    statistics: {
      title: 'A few questions about you',
      hint: 'You do not have to answer. Nobody who helps you can see what you choose here. We only count the answers, to find out who does not come to us.',
      controls: {
        statSex: { label: 'Are you a girl or a boy?', options: { female: 'A girl', male: 'A boy' } },
        statEthnicity: { label: 'What is your background?', hint: 'Where your family comes from' },
        statReligion: { label: 'Which religion do you have, if any?' },
        statDisability: {
          label: 'Do you have an illness or a disability that makes everyday things harder?',
        },
        statCarer: { label: 'Do you look after somebody at home who is ill or disabled?' },
        statLanguage: { label: 'Which language do you speak most at home?' },
        statAsylum: {
          label: 'Did you come to this country to be safe?',
          options: {
            asylum: 'Yes, and we wait to hear whether we can stay',
            refugee: 'Yes, and we can stay',
            neither: 'No',
          },
        },
        statHeard: { label: 'How did you find out that you can tell us?' },
      },
    },
    wanted: { hint: 'We cannot promise it. We will try.' },
    before: {
      controls: {
        told: {
          options: {
            family: 'My mum or dad, or somebody else who looks after me',
            school: 'A teacher, or somebody else at school or college',
          },
        },
        beforeWords: { label: 'What did they do?', hint: 'You can leave this empty.' },
      },
    },
    needs: {
      controls: {
        care: {
          label: 'Do you need help with everyday things, because of an illness or a disability?',
        },
      },
    },
  },
  /** To whoever tells what was done to a community or a place. */
  community: {
    effect: {
      title: 'What has it done to you and to others?',
      hint: 'It helps us to see how soon somebody should be in touch.',
    },
  },
  /** To whoever tells of somebody else. */
  other: {
    others: { title: 'Who did it happen to?' },
    transport: { controls: { driverTold: { label: 'Was the driver or the staff told?' } } },
    target: {
      controls: {
        because: {
          options: {
            by_association: 'It was because of somebody the person is with or related to',
            mistaken: 'They thought something of the person that is not so',
          },
        },
      },
    },
    effect: {
      title: 'What has it done to the person it happened to?',
      hint: 'As far as you know. It helps us to see how soon somebody should be in touch.',
      controls: {
        feel: { label: 'How much has it affected them?' },
        effects: {
          options: {
            sleep: 'They sleep badly',
            anxiety: 'They are anxious or low',
            home: 'They are afraid at home',
            avoids: 'They stay away from places or people',
            appearance: 'They changed how they dress or what they do',
            missed_work: 'They missed work, school or appointments',
            moving: 'They have moved or think of moving',
            despair: 'They have thought of hurting themselves or ending their life',
          },
        },
      },
    },
    before: {
      controls: {
        told: { label: 'Who has been told?' },
        beforeWords: {
          label: 'What came of it, and is there a reference?',
          hint: 'If it goes on, there is a right to ask for a review of how it was handled. One hate incident is usually enough.',
        },
      },
    },
    needs: {
      title: 'What does the person need from us?',
      controls: {
        needs: { options: { somebody_with_me: 'Somebody with them' } },
        language: { label: 'Which language do they like best?' },
      },
    },
    wanted: {
      title: 'What would the person like to happen?',
      hint: 'If you do not know, say what you would like for them. We cannot promise it, and we start from it.',
      controls: {
        wanted: {
          label: 'Choose all that they would like',
          options: { meet_them: 'That those who did it hear what it did' },
        },
        saferWords: { label: 'What would make them feel safer?' },
      },
    },
    statistics: {
      title: 'About the person it happened to, for statistics only',
      controls: {
        statGender: {
          label: 'Is the person’s gender the same as the sex they were registered with at birth?',
        },
        statDisability: {
          label:
            'Are the person’s daily activities limited by a health problem or disability that lasts 12 months or more?',
        },
        statCarer: { label: 'Does the person look after somebody, unpaid, who is ill, disabled or old?' },
        statAsylum: { hint: 'It changes nothing for them. It is not passed on to anybody.' },
      },
    },
  },
} satisfies Voices)

/** The common questions, to a child or young person whom it happened to. */
export const childWords = translatable('reporting.child', {
  privacy: {
    lead: 'You choose. We believe you, with a name or without.',
    namedHint:
      'We keep them locked. The grown-ups who look after reports like yours can open them, and so can those you say yes to, or whom we must tell to keep someone safe.',
    anonymousHint:
      'We will not know who you are, and cannot call or write to you. You get a code. With it you can come back here and read our answer.',
  },
  share: {
    lead: (agency: string) =>
      `${agency} reads what you told us. You choose who else may. If you do not choose, we take it as no for now. You can change your mind later with your code.`,
    victimServiceHint: 'They help people after hate. It is free, and they are not the police.',
    policeHint: 'They would read what you told us. If you said how to reach you, they may get in touch.',
    partnersHint: 'Such as your school, and only where it helps to stop this.',
    exception:
      'If you or somebody else is in serious danger, we may have to tell somebody without asking you. We tell you if we can.',
  },
  /** On the receipt, in place of the laws and bodies that grown-ups read of. */
  rights: [
    'If it does not get better, you can ask for it to be looked at again. There are people who can help you to ask.',
    'If it was a crime, the police and the courts have rules about how they must treat you. You do not have to know whether it was one.',
    'If you are not happy with what we do, you can tell us, or a grown-up can tell us for you. We have to answer.',
    'You do not have to do any of this alone, or at all. There are people who help you and are not part of us.',
  ],
} as const)

/** Beside the question whether somebody else thought of ending their life, to whoever tells of an adult. */
export const aboutAdultWords = translatable('reporting.about-adult', {
  despair:
    'If they may hurt themselves, stay with them if you can, and ask them about it: asking does no harm. Samaritans listen to them, and to you, at any time, free, on 116 123. If a life is in danger, call 999.',
} as const)

/** Beside a question about somebody under 18, to whoever tells of them. */
export const aboutChildWords = translatable('reporting.about-child', {
  childline:
    'Children and young people can talk to Childline at any time: 0800 1111. It is free and does not show on the phone bill.',
  despair:
    'If a child may hurt themselves, do not leave them alone with it. Samaritans listen at any time, free, on 116 123. If a life is in danger, call 999.',
} as const)
