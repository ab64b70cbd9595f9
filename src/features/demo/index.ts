export { type DemoLoaded, type DemoOptions, loadDemo } from './load.ts'
export { demoPeople } from './partnership.ts'
