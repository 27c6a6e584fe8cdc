/** Two people: a team. */
export const peopleIcon =
  'M6 7.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5ZM1.5 13.25c0-2.35 2-3.75 4.5-3.75s4.5 1.4 4.5 3.75M11 7.4a2.25 2.25 0 0 0 0-4.3M12.25 9.9c1.4.5 2.25 1.7 2.25 3.35'
/** A person with a plus: invite. */
export const inviteIcon =
  'M6.5 7.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5ZM2 13.25c0-2.35 2-3.75 4.5-3.75s4.5 1.4 4.5 3.75M12.5 4.5v4M10.5 6.5h4'
/** An envelope. */
export const mailIcon = 'M2 3.75h12v8.5H2zM2.25 4.25 8 9l5.75-4.75'
/** A crown: the owner. */
export const crownIcon = 'M2.25 4.75 5 8l3-4.75L11 8l2.75-3.25-1 7.5h-9.5z'
