import sheet from './execution-timeline.css?inline'

export const text: string = sheet
