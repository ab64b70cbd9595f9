// What is unsafe or missing in this installation: for the command line and for administrators.
import type { Services } from '../../access/ctx.ts'
import { checkDatabase } from './database-checks.ts'
import { byGravity, type Finding, type Installation } from './finding.ts'
import { checkFiles } from './file-checks.ts'
import { checkHost } from './host-checks.ts'

export type { Finding, Installation } from './finding.ts'
export { byGravity } from './finding.ts'
export { checkHost, keyCopyFile, noteBackup } from './host-checks.ts'
export { findings } from './messages.en.ts'

/**
 * Everything that is found wrong, the gravest first. `installation` is the application's configuration. Reads counts,
 * times and settings only, leaves nothing behind, and takes some milliseconds unless something does not answer.
 */
export async function diagnose(services: Services, installation: Installation): Promise<Finding[]> {
  return byGravity([
    ...checkHost(installation, services.clock),
    ...(await checkDatabase(services, installation)),
    ...(await checkFiles(services)),
  ])
}
