export { type DemoLoaded, loadDemo } from './load.ts'
export { openDemo } from './open-demo.ts'
