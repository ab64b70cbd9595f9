export { type DemoLoaded, type DemoOptions, loadDemo } from './load.ts'
export { openDemo } from './open-demo.ts'
