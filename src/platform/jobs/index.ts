export { enqueue, enqueueAll } from './enqueue.ts'
export { installJobs } from './install.ts'
export { QUEUES } from './queues.ts'
export {
  type JobHandler,
  type JobHandlers,
  startWorkers,
  type Workers,
} from './workers.ts'
