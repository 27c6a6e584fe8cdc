import sheet from './run-detail.css?inline'

export const text: string = sheet
