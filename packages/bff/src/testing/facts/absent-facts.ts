/** What Make offers and the product doesn't, or not yet, with the reason. An endpoint that comes takes its row out of here. */
export const absentFacts: readonly {
  readonly fact: string
  readonly source: 'guide' | 'live'
  readonly why: string
}[] = [
  {
    source: 'live',
    fact: 'incomplete executions: another blueprint, logs',
    why: 'What failed is mended in the scenario; the runs by which it is tried again stand in its history.',
  },
  {
    source: 'live',
    fact: 'usage of teams and organisations; consumptions',
    why: 'A scenario’s own usage is read; what a list of scenarios tells of operations is the consumption of the present period.',
  },
  {
    source: 'live',
    fact: 'triggers of a scenario',
    why: 'The webhook that starts it is listed with it, and its queue with the webhook.',
  },
  {
    source: 'live',
    fact: 'folders within folders',
    why: 'The SDK alone knows of them, since its 1.6; folders are made at the top.',
  },
  {
    source: 'live',
    fact: 'audit logs of Make',
    why: 'Our own records say who did what through us; Make’s are not read.',
  },
  {
    source: 'live',
    fact: 'webhook logs and queues: headers, bodies, replay',
    why: 'They hold secrets of whoever called; both tell when, the log what became of it, the queue how large it is.',
  },
  {
    source: 'live',
    fact: 'organisation-wide search of executions',
    why: 'Flagged as internal: the mirror answers it.',
  },
  { source: 'live', fact: 'resending or revoking an invitation', why: 'Make has no call for it.' },
  { source: 'live', fact: 'priority of a scenario', why: 'Make knows none.' },
  { source: 'live', fact: 'templates, enums, analytics', why: 'No matter of the four features.' },
]
