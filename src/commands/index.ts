// Every command, in the order of `upstander --help`.
import { auditVerify } from './audit.ts'
import { backup } from './backup.ts'
import type { Command } from './command.ts'
import { demo } from './demo.ts'
import { doctor } from './doctor.ts'
import { erase } from './erase.ts'
import { erasures } from './erasures.ts'
import { keyConfirm, keyRotate } from './key.ts'
import { languagesExport } from './languages.ts'
import { mailBounced } from './mail.ts'
import { migrate } from './migrate.ts'
import { planExport, planImport, planList, planRead } from './plan.ts'
import { placesImport } from './places-import.ts'
import { postcodesImport } from './postcodes.ts'
import { restore } from './restore.ts'
import { userAdd, userRoles } from './user.ts'

export const commands: readonly Command[] = [
  migrate,
  doctor,
  backup,
  restore,
  auditVerify,
  keyRotate,
  keyConfirm,
  erase,
  erasures,
  mailBounced,
  userAdd,
  userRoles,
  planRead,
  planImport,
  planList,
  planExport,
  postcodesImport,
  placesImport,
  languagesExport,
  demo,
]
