import { LRUCache } from 'lru-cache'
import type { Question } from './question.js'

const mostBytes = 4 * 1024 * 1024
/** Longer addresses are parsed each time. */
const longest = 2000

/**
 * Which question an address asks: noted once an allowed request of it was parsed, so that equal ones need not be parsed
 * again. An address says nothing of who may ask.
 */
export class Targets {
  readonly #questions = new LRUCache<string, Question>({
    maxSize: mostBytes,
    sizeCalculation: ({ key }, target) => 2 * (key.length + target.length) + 100,
  })

  /** @param url a whole address in its canonical form, as `Request.url` has it */
  note(url: string, question: Question): void {
    const target = url.slice(url.indexOf('/', url.indexOf('://') + 3))
    if (target.length <= longest) this.#questions.set(target, question)
  }

  /** @param target path and query as they came; what is not canonical is not found */
  find(target: string): Question | undefined {
    return this.#questions.get(target)
  }
}
