import type { Blueprint } from '@inlaykit/shared'
import { invalidInput } from '../../core/errors.js'
import { findHostile } from '../../core/hostile-json.js'
import type { MakeApi } from '../../make/port/make-api.js'

/** No module of Make needs them, and whoever copies an object carelessly changes all objects by them. */
const hostileKeys = new Set(['__proto__', 'constructor', 'prototype'])

/**
 * Refuses a blueprint that is nested deeper than 100 levels, holds keys that reach prototypes, or isn't one of the dialect.
 * @throws DomainError `validation` with each fault below `body.blueprint`; `unsupported` for one of the other dialect
 */
export function requireBlueprint(api: Pick<MakeApi, 'blueprints'>, blueprint: Blueprint): void {
  const hostile = findHostile(blueprint, hostileKeys)
  if (hostile) {
    const { path, message } = hostile
    throw invalidInput([{ path: ['body.blueprint', path].filter(Boolean).join('.'), message }])
  }
  api.blueprints.check(blueprint)
}
