import { OAuthError } from './errors.js'

/** The parameters of a request: what is sent empty counts as not sent (RFC 6749, 3.1). */
export class Parameters {
  readonly #parameters: URLSearchParams

  constructor(parameters: URLSearchParams) {
    this.#parameters = parameters
  }

  /** @throws OAuthError `invalid_request` when it is there twice */
  find(name: string): string | undefined {
    const values = this.#parameters.getAll(name)
    if (values.length > 1) {
      throw new OAuthError('invalid_request', `${name} must not be there more than once.`)
    }
    return values[0] === '' ? undefined : values[0]
  }

  /** @throws OAuthError `invalid_request` when it isn't there, or twice */
  get(name: string): string {
    const value = this.find(name)
    if (value === undefined) throw new OAuthError('invalid_request', `${name} is missing.`)
    return value
  }

  /** The value where there is exactly one, whatever else is wrong. */
  peek(name: string): string | undefined {
    const [value, ...more] = this.#parameters.getAll(name)
    return more.length > 0 ? undefined : value
  }
}
