/** The text that names each column, by its key. */
export const columnTitles = {
  name: 'scenarioList.columnName',
  status: 'scenarioList.columnStatus',
  schedule: 'scenarioList.columnSchedule',
  lastRun: 'scenarioList.columnLastRun',
  nextRun: 'scenarioList.columnNextRun',
  operations: 'scenarioList.columnOperations',
} as const
