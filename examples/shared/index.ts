export { page } from './page.js'
export { findPerson, toViewer, type Person } from './people.js'
export { announce, listenAt, onStop } from './run.js'
export { startBff } from './start-bff.js'
