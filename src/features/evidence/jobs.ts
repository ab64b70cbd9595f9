import { z } from 'zod'
import type { Ctx } from '../../access/ctx.ts'
import type { JobHandler } from '../../platform/jobs/index.ts'
import { scanFile, tidyFiles } from './scan-file.ts'

const ofFile = z.object({ fileId: z.uuid() })

/** The jobs of this feature, for the workers. */
export const evidenceJobs = (): Record<'scan-file' | 'tidy-files', JobHandler<Ctx>> => ({
  'scan-file': async (ctx, data) => scanFile(ctx, ofFile.parse(data).fileId),
  'tidy-files': async (ctx) => void (await tidyFiles(ctx)),
})
