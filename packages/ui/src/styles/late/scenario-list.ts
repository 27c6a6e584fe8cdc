import sheet from './scenario-list.css?inline'

export const text: string = sheet
