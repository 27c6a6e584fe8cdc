import pg from 'pg'

/** A statement that was sent to the database, with its values. */
export interface Statement {
  readonly text: string
  readonly values: readonly unknown[]
}

/** What is heard until it is stopped. */
export interface HeardStatements {
  readonly heard: readonly Statement[]
  stop(): void
}

/** Hears every statement of this process, whichever client sends it: the driver itself is listened to. */
export function hearStatements(): HeardStatements {
  const heard: Statement[] = []
  const prototype = pg.Client.prototype as unknown as { query: (...input: unknown[]) => unknown }
  const original = prototype.query
  prototype.query = function query(...input) {
    const [first, second] = input
    const config = (typeof first === 'string' ? { text: first } : first) as {
      text: string
      values?: readonly unknown[]
    }
    const values = config.values ?? (Array.isArray(second) ? second : [])
    heard.push({ text: config.text, values: [...values] })
    return original.apply(this, input)
  }
  return {
    heard,
    stop() {
      prototype.query = original
    },
  }
}

/** What speaks of no tenant's rows, or of all tenants' by its nature. Whoever adds to it must say why. */
const withoutTenant: readonly { readonly text: RegExp; readonly why: string }[] = [
  {
    text: /^(begin|commit|rollback|savepoint|release|set |select 1$|listen|unlisten)/i,
    why: 'of the session itself',
  },
  {
    text: /pg_(try_)?advisory_(xact_)?(un)?lock|pg_notify|pg_backend_pid/,
    why: 'locks and signals',
  },
  { text: /(into|from) "inlaykit"\."leases"/, why: 'of an organisation, which tenants may share' },
  { text: /inlaykit\.migrations|^create schema|^(create|alter) table/, why: 'migrations' },
  {
    text: /^delete from "inlaykit"\."\w+" where ctid in \(select ctid/,
    why: 'pruning by age and count',
  },
  {
    text: /^delete from "inlaykit"\."events" where "inlaykit"\."events"\."at" < /,
    why: 'pruning by age',
  },
  { text: /^with gone as \( *delete from "inlaykit"\."oauth_flows"/, why: 'pruning by age' },
  {
    text: /"oauth_flows"\."(ticket|state)_hash" = \$/,
    why: 'the ticket or the state, good once, says which tenant it is',
  },
  {
    text: /^update "inlaykit"\."oauth_revocations" set "tries" = .* where \(tenant_id, id\) in \( ?select/,
    why: 'takes what is due out of the queue of all tenants',
  },
  { text: /"inlaykit"\."budget/, why: 'an organisation of Make is shared by its tenants' },
]

const oneLine = (text: string) => text.trim().replace(/\s+/g, ' ')

/** Drops what stands in brackets beside an `or`: a tenant that is named there alone would bind nothing. */
function withoutAlternatives(text: string): string {
  const inner = text.replace(/\([^()]*\)/g, (group) =>
    / or /i.test(group) ? '' : group.replace('(', '\u0001').replace(')', '\u0002'),
  )
  return inner === text ? text : withoutAlternatives(inner)
}

/** The tenants that a statement is bound to; `null` when it is bound to none. */
export function tenantsOf({ text, values }: Statement): unknown[] | null {
  const sql = oneLine(text)
  const inserted = /^insert into [\w."]+(?: as \w+)? ?\(([^)]*)\) values (.*)$/i.exec(sql)
  if (inserted) {
    const columns = inserted[1]!.split(',').map((column) => column.replaceAll('"', '').trim())
    const into = sql.includes('into "inlaykit"."tenants"') ? 'id' : 'tenant_id'
    const place = columns.indexOf(into)
    const [given] = inserted[2]!.split(/ on conflict | returning /i)
    const rows = [...given!.matchAll(/\((\$\d+[^()]*(?:\([^()]*\)[^()]*)*)\)/g)]
    if (place < 0 || rows.length === 0) return null
    return rows.map((row) => values[Number(/\$(\d+)/.exec(row[1]!.split(',')[place]!)?.[1]) - 1])
  }
  const bound = withoutAlternatives(sql).matchAll(
    /(?:tenant_id"?|"tenants"\."id"|from "inlaykit"\."tenants" where id) = \$(\d+)/g,
  )
  const tenants = [...bound].map(([, place]) => values[Number(place) - 1])
  return tenants.length > 0 ? tenants : null
}

/** The tables of a statement that are bound to no tenant: neither by a value nor by another table of it. */
export function unboundTables({ text }: Statement): string[] {
  const sql = withoutAlternatives(oneLine(text))
  if (/^insert/i.test(sql)) return []
  const tables = [...sql.matchAll(/(?:from|join|update|using) "inlaykit"\."(\w+)"/g)].map(
    ([, table]) => table!,
  )
  if (tables.length === 1) return []
  return tables.filter((table) => {
    const column = table === 'tenants' ? 'id' : 'tenant_id'
    return !new RegExp(`"${table}"\\."${column}" = |= "inlaykit"\\."${table}"\\."${column}"`).test(
      sql,
    )
  })
}

function isOfTenant({ text }: Statement): boolean {
  return !withoutTenant.some((entry) => entry.text.test(oneLine(text)))
}

/** The texts of the statements that speak of tenants' rows, each in one line. */
export function ofTenants(heard: readonly Statement[]): string[] {
  return heard.filter(isOfTenant).map(({ text }) => oneLine(text))
}

/** The texts of those among them that are not bound, in every table, to this tenant alone; each once. */
export function looseStatements(heard: readonly Statement[], tenantId: string): string[] {
  const loose = heard.filter(
    (statement) =>
      isOfTenant(statement) &&
      (!tenantsOf(statement)?.every((tenant) => tenant === tenantId) ||
        unboundTables(statement).length > 0),
  )
  return [...new Set(loose.map(({ text }) => oneLine(text)))]
}
