// The words of the questions beyond the common ones: the same care as in messages.en.ts.
import { translatable } from '../../../platform/i18n/index.ts'
import { incidentWords } from '../incident.messages.en.ts'
import type { MoreStep } from './more.ts'

export type ControlWords = {
  label: string
  hint?: string
  options?: Readonly<Record<string, string>>
  /** Over answers that stand together. */
  headings?: Readonly<Record<string, string>>
  /** Answers that are not offered to whoever is asked. */
  without?: readonly string[]
  /** It does not concern whoever is asked. */
  hidden?: boolean
}
export type MoreWords = {
  /** The question, as the page's heading. */
  title: string
  hint?: string
  /** As the list of what more could be told calls it. */
  row: string
  controls: Readonly<Record<string, ControlWords>>
}

const NOT_SAID = 'I do not know, or would rather not say'
const yesNo = { yes: 'Yes', no: 'No', not_known: 'I do not know' }

export const moreWords: Readonly<Record<MoreStep, MoreWords>> = translatable('reporting.more', {
  transport: {
    title: 'Tell us about the journey',
    hint: 'Whatever you remember. It helps to find pictures from cameras before they are wiped, often within 30 days.',
    row: 'The journey',
    controls: {
      operator: { label: 'Who runs the bus, train or taxi?', hint: 'Such as the name on its side' },
      route: { label: 'Route or line', hint: 'Such as 14A' },
      vehicle: { label: 'Number of the vehicle or licence plate' },
      direction: {
        label: 'From where to where?',
        hint: 'Such as towards the city centre, near the hospital',
      },
      driverTold: { label: 'Did you tell the driver or the staff?', options: yesNo },
    },
  },
  online: {
    title: 'Tell us where online',
    hint: 'If you can, keep what was written: take a screenshot before it is deleted. You can add it before you send.',
    row: 'Where online',
    controls: {
      platforms: {
        label: 'Where was it?',
        options: {
          social: 'Social media',
          messages: 'A messaging app or a group chat',
          email: 'Email',
          game: 'A game',
          video: 'A video site or a live stream',
          website: 'A website or comments',
          phone: 'By phone or text',
          other: 'Somewhere else',
        },
      },
      onlineAddress: { label: 'Address of the page or post', hint: 'Copy the link, if you have it' },
      onlineName: { label: 'Name that the other person uses there', hint: 'Such as @example' },
    },
  },
  work: {
    title: 'How did this reach you in your work?',
    hint: 'So that we know whose words these are, and so that you find it again.',
    row: 'In your work',
    controls: {
      recordedWith: {
        label: 'Who tells it?',
        options: {
          self: 'I do, in my own words',
          in_person: 'The person, who is with me while I type',
          telephone: 'The person, on the phone',
          paper: 'The person, on a paper form that I copy',
          not_known: NOT_SAID,
        },
      },
      workplace: {
        label: 'Where do you work?',
        hint: 'Such as the name of the school, company or reporting centre',
      },
      ownReference: { label: 'Your own reference, if you have one', hint: 'A number. Please no names.' },
    },
  },
  behalf: {
    title: 'Does the person it happened to know that you are telling us?',
    hint: 'You can tell us either way. We ask so that we do nothing that they would not want.',
    row: 'Whether they know',
    controls: {
      behalf: {
        label: 'Do they know?',
        options: {
          agrees: 'Yes, and they agree',
          objects: 'Yes, and they do not want it',
          unaware: 'No, they do not know',
          cannot_ask: 'I cannot ask them',
          not_known: NOT_SAID,
        },
      },
      despair: {
        label: 'Have they spoken or thought of hurting themselves or ending their life?',
        hint: 'If so, somebody whose job is to keep people safe reads this first.',
        options: yesNo,
      },
    },
  },
  adult: {
    title: 'Is there a grown-up you trust?',
    hint: 'Because somebody under 18 is involved, a person whose job is to keep children safe reads this too. You do not need a grown-up’s permission to tell us. Please do not send pictures of anybody without clothes.',
    row: 'A trusted adult',
    controls: {
      childBand: {
        label: 'How old is the child?',
        hint: 'A young person decides with us who is told. For a younger child, whoever has parental responsibility decides.',
        options: {
          under_10: 'Under 10',
          '10_12': '10 to 12',
          '13_15': '13 to 15',
          '16_17': '16 or 17',
          not_known: 'I do not know',
        },
      },
      adultChoice: {
        label: 'Who may we talk to?',
        options: {
          parent: 'A parent or carer',
          other_adult: 'Another grown-up, such as a teacher',
          me: 'Me: I have parental responsibility for the child',
          nobody: 'Nobody: please talk only to me',
          not_sure: NOT_SAID,
        },
      },
      childSchool: {
        label: 'Which school or college do they go to?',
        hint: 'You can leave this empty. Nobody there is told because you name it here.',
      },
      adultWords: {
        label: 'Who are they, and is there anybody who must not know?',
        hint: 'You can leave this empty.',
      },
    },
  },
  support: {
    title: 'Does somebody help them whom they trust?',
    hint: 'Because an adult who needs care or support is involved, a person whose job is to keep adults safe reads this too. What the person wants comes first.',
    row: 'Who helps them',
    controls: {
      supportChoice: {
        label: 'Who may we talk to?',
        options: {
          family: 'Family or a friend',
          carer: 'A carer or support worker',
          professional: 'A social worker, nurse or other professional',
          me: 'Me: I am the one who decides with them',
          nobody: 'Nobody: please talk only to the person',
          not_sure: NOT_SAID,
        },
      },
      supportWords: {
        label: 'Who are they, what helps the person to talk to us, and is there anybody who must not know?',
        hint: 'You can leave this empty.',
      },
    },
  },
  types: {
    title: 'What kind of thing was it?',
    hint: 'Choose all that happened.',
    row: 'What kind of thing it was',
    controls: { types: { label: 'What happened?', options: incidentWords.types } },
  },
  target: {
    title: 'Who was it aimed at?',
    row: 'Who it was aimed at',
    controls: {
      targeted: {
        label: 'Who was it aimed at?',
        options: {
          one_person: 'One person',
          several: 'Several people',
          community: 'A whole community, and nobody by name',
          place: 'A building or a place, such as a place of worship',
          not_known: 'I do not know',
        },
      },
      howManyAffected: { label: 'If several, how many people?' },
      because: {
        label: 'Was it about somebody else, or a mistake?',
        options: {
          by_association: 'It was because of somebody I am with or related to',
          mistaken: 'They thought something of me that is not so',
        },
      },
    },
  },
  others: {
    title: 'Who else did it happen to?',
    hint: 'Tell us what you can of each person. You can leave any of this empty. Nobody is contacted without their own yes.',
    row: 'People it happened to, besides whoever tells this',
    controls: {},
  },
  people: {
    title: 'What do you know about who did it?',
    hint: 'Please describe them without their name for now. Whoever deals with your report first checks whether a name may be written down, and then asks you.',
    row: 'Who did it',
    controls: {
      known: {
        label: 'Do you know them?',
        options: {
          stranger: 'No, a stranger',
          seen_before: 'I have seen them before',
          neighbour: 'A neighbour',
          acquaintance: 'Somebody I know a little',
          colleague: 'Somebody at work',
          pupil: 'Another pupil or student',
          partner: 'A partner, or somebody who was one',
          family: 'Family or a carer',
          landlord: 'A landlord, or somebody who works for one',
          customer: 'A customer or passenger',
          driver: 'A driver or member of staff',
          organisation: 'An organisation',
          not_known: 'I do not know, or would rather not say',
        },
      },
      howMany: {
        label: 'How many were they?',
        options: { one: 'One', two_or_three: 'Two or three', group: 'A group', not_known: 'I do not know' },
      },
      weapon: {
        label: 'Was there a weapon, or did they say that they would use one?',
        hint: 'A knife, a dog, a bottle, acid, or anything used to hurt or frighten',
        options: {
          no: 'No',
          said: 'They said that they would use one',
          had: 'They had one',
          used: 'They used one',
          not_known: NOT_SAID,
        },
      },
      peopleWords: {
        label: 'What did they look like?',
        hint: 'Such as a man or a woman, age, clothes, hair, how they spoke, a dog, a car and its number. You can leave this empty.',
      },
      organised: {
        label: 'Did they seem to belong to an organised group?',
        hint: 'Such as a gang, or a group that spreads hate',
        options: { yes: 'Yes', no: 'No', not_known: NOT_SAID },
      },
      nameKnown: {
        label: 'Could you tell us a name, if we ask you later?',
        options: { yes: 'Yes', no: 'No', not_known: NOT_SAID },
      },
    },
  },
  effect: {
    title: 'What has it done to you?',
    hint: 'Or to the person it happened to. It helps us to see how soon somebody should be in touch.',
    row: 'What it has done to you',
    controls: {
      injury: {
        label: 'Was anybody hurt?',
        options: {
          none: 'No',
          minor: 'Yes, but no treatment was needed',
          treated: 'Yes, it needed treatment',
          hospital: 'Yes, it needed a hospital',
          not_known: NOT_SAID,
        },
      },
      feel: {
        label: 'How much has it affected you?',
        options: {
          '0': 'Not at all',
          '1': 'A little',
          '2': 'Somewhat',
          '3': 'Quite a lot',
          '4': 'Very much',
          '5': 'Extremely',
          not_known: NOT_SAID,
        },
      },
      effects: {
        label: 'Since then',
        options: {
          sleep: 'I sleep badly',
          anxiety: 'I am anxious or low',
          home: 'I am afraid at home',
          avoids: 'I stay away from places or people',
          appearance: 'I changed how I dress or what I do',
          missed_work: 'I missed work, school or appointments',
          moving: 'I have moved or think of moving',
          despair: 'I have thought of hurting myself or ending my life',
        },
      },
      loss: { label: 'Was anything damaged or taken?', hint: 'What it was, and roughly what it is worth' },
      childrenThere: { label: 'Were children there?', options: yesNo },
    },
  },
  before: {
    title: 'Has it happened before?',
    row: 'Before',
    controls: {
      beforeHow: {
        label: 'In the last 12 months',
        options: {
          never: 'No, this was the first time',
          once: 'Once before',
          few: 'A few times',
          monthly: 'Most months',
          weekly: 'Most weeks',
          daily: 'Most days',
          not_known: 'I do not know',
        },
      },
      beforeSince: {
        label: 'How long has it been going on?',
        options: {
          month: 'Less than a month',
          half_year: 'One to six months',
          year: 'Six months to a year',
          longer: 'More than a year',
          not_known: NOT_SAID,
        },
      },
      told: {
        label: 'Who have you told?',
        options: {
          family: 'Family or a friend',
          police: 'The police',
          council: 'The council',
          landlord: 'A landlord or housing association',
          school: 'A school or college',
          employer: 'An employer',
          charity: 'A charity or a community group',
          nobody: 'Nobody before today',
        },
      },
      beforeWords: {
        label: 'What came of it, and have they given you a reference?',
        hint: 'If it goes on, there is a right to ask for a review of how it was handled. One hate incident is usually enough.',
      },
    },
  },
  diary: {
    title: 'Each time it happened',
    hint: 'Write down each time, the newest first or as you remember. Leave what you do not need empty.',
    row: 'A diary of each time',
    controls: {},
  },
  needs: {
    title: 'What do you need from us?',
    row: 'What you need',
    controls: {
      needs: {
        label: 'What would help?',
        options: {
          interpreter: 'An interpreter',
          bsl: 'British Sign Language',
          easy_read: 'Easy Read',
          large_print: 'Large print',
          audio: 'Audio',
          braille: 'Braille',
          step_free: 'A place without steps',
          somebody_with_me: 'Somebody with me',
        },
      },
      language: { label: 'Which language do you like best?' },
      care: {
        label: 'Does the person it happened to need care or support in daily life?',
        options: { yes: 'Yes', no: 'No', not_said: 'I would rather not say' },
      },
      ageBand: {
        label: 'About how old is the person it happened to?',
        options: {
          '18_24': '18 to 24',
          '25_34': '25 to 34',
          '35_44': '35 to 44',
          '45_54': '45 to 54',
          '55_64': '55 to 64',
          '65_over': '65 or over',
          not_said: 'I would rather not say',
        },
      },
      around: {
        label: 'Is any of this so for the person it happened to?',
        options: {
          helped: 'A carer or support worker helps them',
          alone: 'They live alone',
          children: 'There are children at home',
          caring: 'They look after somebody else',
          pregnant: 'They are pregnant',
        },
      },
      livesIn: {
        label: 'Where do they live?',
        hint: 'A landlord often has duties to help.',
        options: {
          own: 'In their own home',
          private_rent: 'Renting from a private landlord',
          council: 'In a council home',
          association: 'With a housing association',
          hostel: 'In a hostel, refuge or asylum accommodation',
          student: 'In student housing',
          none: 'Nowhere settled',
          not_said: 'I would rather not say',
        },
      },
      landlordName: {
        label: 'If it is rented: from which council, housing association or agent?',
        hint: 'Only the name of an organisation. Please no names of people.',
      },
    },
  },
  proof: {
    title: 'Is there anything that shows what happened?',
    hint: 'You do not need any. We believe you without it.',
    row: 'What shows it',
    controls: {
      proof: {
        label: 'There may be',
        options: {
          cctv: 'Cameras nearby, which often wipe their pictures within 30 days',
          witness: 'Somebody who saw or heard it',
          photo: 'Photos, video or sound',
          message: 'Messages, letters or posts',
          thing: 'A thing that was thrown, left or broken',
          none: 'Nothing that I know of',
        },
      },
      cameraWhere: {
        label: 'If there are cameras: where, and at about what time?',
        hint: 'Such as the shop on the corner, about 5pm',
      },
      witnesses: {
        label: 'If somebody saw or heard it: would they talk to us?',
        hint: 'Please do not write their name yet. Whoever deals with your report asks you for it, if it is needed.',
        options: { would: 'Yes, I think so', would_not: 'No', not_known: NOT_SAID },
      },
      proofWords: { label: 'Where is it, and who has it?', hint: 'You can leave this empty.' },
    },
  },
  wanted: {
    title: 'What would you like to happen?',
    hint: 'We cannot promise it, and we start from it.',
    row: 'What you would like to happen',
    controls: {
      wanted: {
        label: 'Choose all that you would like',
        options: {
          record: 'Just write it down',
          talk: 'Somebody to talk to',
          stop: 'Make it stop',
          speak_to_them: 'Somebody speaks to them',
          meet_them: 'I would like them to hear from me what it did',
          move: 'Help to move',
          prosecution: 'That it goes to court',
          security: 'To be safer at home',
          other: 'Something else',
          not_sure: 'I do not know yet',
        },
      },
      saferWords: { label: 'What would make you feel safer?', hint: 'You can leave this empty.' },
    },
  },
  trusted: {
    title: 'Is there somebody else we may call?',
    hint: 'Only if we cannot reach you. We do not say what it is about, unless you told them. Whoever can open your own details can open this too.',
    row: 'Somebody else we may call',
    controls: {
      trustedName: { label: 'Their name, or what we should call them' },
      trustedPhone: { label: 'Their phone number' },
      trustedKnows: { label: 'Do they know what happened?', options: yesNo },
    },
  },
  statistics: {
    title: 'About you, for statistics only',
    hint: 'You do not have to answer. What you choose here is cut from your report when you send it: nobody who deals with it can see it. It shows us whom we do not reach.',
    row: 'About you, for statistics',
    controls: {
      statAge: {
        label: 'Age',
        options: {
          under_18: 'Under 18',
          '18_24': '18 to 24',
          '25_34': '25 to 34',
          '35_44': '35 to 44',
          '45_54': '45 to 54',
          '55_64': '55 to 64',
          '65_over': '65 or over',
          not_said: 'I would rather not say',
        },
      },
      statSex: {
        label: 'Sex',
        options: { female: 'Female', male: 'Male', not_said: 'I would rather not say' },
      },
      statGender: {
        label: 'Is your gender the same as the sex you were registered with at birth?',
        options: { same: 'Yes', different: 'No', not_said: 'I would rather not say' },
      },
      statEthnicity: {
        label: 'Ethnic group',
        headings: {
          asian: 'Asian or Asian British',
          black: 'Black, Black British, Caribbean or African',
          mixed: 'Mixed or several',
          white: 'White',
          other: 'Another ethnic group',
        },
        options: {
          indian: 'Indian',
          pakistani: 'Pakistani',
          bangladeshi: 'Bangladeshi',
          chinese: 'Chinese',
          asian_other: 'Another Asian background',
          caribbean: 'Caribbean',
          african: 'African',
          black_other: 'Another Black background',
          white_caribbean: 'White and Black Caribbean',
          white_african: 'White and Black African',
          white_asian: 'White and Asian',
          mixed_other: 'Another mixed background',
          white_british: 'White British',
          irish: 'White Irish',
          gypsy_traveller: 'Gypsy or Irish Traveller',
          roma: 'Roma',
          white_other: 'Another white background',
          arab: 'Arab',
          other: 'Another',
          asian: 'Asian or Asian British',
          black: 'Black, Black British, Caribbean or African',
          mixed: 'Mixed or several',
          gypsy_roma: 'Gypsy, Roma or Irish Traveller',
          not_said: 'I would rather not say',
        },
      },
      statReligion: {
        label: 'Religion',
        options: {
          none: 'None',
          christian: 'Christian',
          buddhist: 'Buddhist',
          hindu: 'Hindu',
          jewish: 'Jewish',
          muslim: 'Muslim',
          sikh: 'Sikh',
          other: 'Another',
          not_said: 'I would rather not say',
        },
      },
      statOrientation: {
        label: 'Sexual orientation',
        options: {
          straight: 'Straight',
          gay_lesbian: 'Gay or lesbian',
          bisexual: 'Bisexual',
          other: 'Another',
          not_said: 'I would rather not say',
        },
      },
      statDisability: {
        label:
          'Are your daily activities limited by a health problem or disability that lasts 12 months or more?',
        options: { yes: 'Yes', no: 'No', not_said: 'I would rather not say' },
      },
      statCarer: {
        label: 'Do you look after somebody, unpaid, who is ill, disabled or old?',
        options: { yes: 'Yes', no: 'No', not_said: 'I would rather not say' },
      },
      statLanguage: {
        label: 'Main language',
        options: {
          en: 'English',
          ar: 'Arabic',
          bn: 'Bengali',
          zh: 'Chinese',
          gu: 'Gujarati',
          hi: 'Hindi',
          lv: 'Latvian',
          pl: 'Polish',
          pt: 'Portuguese',
          pa: 'Punjabi',
          ro: 'Romanian',
          ru: 'Russian',
          sk: 'Slovak',
          so: 'Somali',
          ta: 'Tamil',
          uk: 'Ukrainian',
          ur: 'Urdu',
          bsl: 'British Sign Language',
          other: 'Another',
          not_said: 'I would rather not say',
        },
      },
      statAsylum: {
        label: 'Asylum or refugee status',
        hint: 'It changes nothing for you. It is not passed on to anybody.',
        options: {
          asylum: 'Waiting for an answer to a claim for asylum',
          refugee: 'Refugee',
          neither: 'Neither',
          not_said: 'I would rather not say',
        },
      },
      statHeard: {
        label: 'How did you hear that you can report here?',
        options: {
          friend: 'From family, a friend or somebody I know',
          community: 'From a community group or a place of worship',
          learning_work: 'At school, college, university or work',
          authority: 'From the police or the council',
          service: 'From a doctor, a charity or another service',
          poster: 'From a poster, card or leaflet',
          online: 'Online or on social media',
          news: 'In the news',
          other: 'In another way',
          not_said: 'I would rather not say',
        },
      },
    },
  },
})

export const diaryWords = translatable('reporting.diary', {
  entry: (at: number) => `Time ${at}`,
  when: 'When?',
  whenHint: 'A day, such as 3 November, or as you remember it, such as “last winter”',
  time: 'What time?',
  what: 'What happened?',
  where: 'Where?',
  who: 'Who saw or heard it?',
  more: 'Add another time',
  full: 'This page is full. You can tell us of more times later, with the code that you get at the end.',
} as const)

/** What a page says besides its question. */
export const besideWords = translatable('reporting.beside', {
  rail: 'On a train or at a railway station, the British Transport Police can help at once: text 61016. They look after a few tram lines too; for other trams, call the local police on 101. In an emergency call 999.',
  despair:
    'You are not alone with this. Samaritans listen at any time, free, on 116 123. If your life is in danger, call 999.',
  child: 'You can talk to Childline at any time: 0800 1111. It is free and does not show on the phone bill.',
  /** The question about a trusted adult, to whoever tells of somebody else who is under 18. */
  ofAChild: {
    title: 'Is there an adult whom the child trusts?',
    hint: 'Because somebody under 18 is involved, a person whose job is to keep children safe reads this too. Please do not send pictures of anybody without clothes.',
    nobody: 'Nobody that I know of',
    /** To a parent, who is not asked about themself. */
    titleToParent: 'Is there another adult whom the child trusts?',
  },
  skip: 'You can leave any of this empty.',
  noPictures:
    'Please do not send pictures of anybody under 18 without clothes, also of yourself. Tell us in words that there are some.',
} as const)
