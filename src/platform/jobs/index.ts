export { enqueue, enqueueAll, type EnqueueOptions, type NewJob } from './enqueue.ts'
export { installJobs } from './install.ts'
export { QUEUES, type Queue, type QueueName } from './queues.ts'
export {
  type JobHandler,
  type JobHandlers,
  startWorkers,
  type Workers,
  type WorkerSettings,
} from './workers.ts'
