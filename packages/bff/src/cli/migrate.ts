import { readDatabaseEnvironment } from '../config/environment.js'
import { openDatabase } from '../store/database.js'
import type { Command } from './command.js'

/** `inlaykit migrate`: opening the database is what brings it up to date. */
export const migrate: Command = {
  name: 'migrate',
  usage: '',
  summary: 'Bring the database up to date. Every start does so too.',
  details: [],
  options: {},
  words: 0,
  async run(_input, { environment, print }) {
    const database = await openDatabase(readDatabaseEnvironment(environment))
    await database.close()
    print('The database is up to date.')
  },
}
