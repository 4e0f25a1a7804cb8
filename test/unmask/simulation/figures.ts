/**
 * How people in a public office are there and are not. Written down once from what is usual (working hours and leave as Korean public
 * servants have them, power saving as offices prescribe it), before any attacker was run, and not fitted to any result. Shares are of
 * members or of member-days; times are hours of the local day.
 */
export const figures = {
  mentees: 37,
  mentors: 17,
  /** Members sit in teams of six to nine. */
  teamSize: [6, 9],

  /** Core hours, and the two usual shifted ones (시차출퇴근). */
  shifts: [
    { share: 0.75, from: 9, to: 18 },
    { share: 0.15, from: 8, to: 17 },
    { share: 0.1, from: 10, to: 19 },
  ],
  /** Who comes at nine switches the PC on at about 8:48. */
  arrival: { beforeShift: 0.2, deviation: 0.2 },
  /** Share of members who always switch off at the end of the shift; the rest stay on some minutes. */
  punctual: 0.55,
  lingering: { mean: 0.4, deviation: 0.3 },

  /** Half-day contracts (시간선택제): mornings or afternoons, always the same. */
  partTime: { mentee: 0.02, mentor: 0.08 },
  /** Two hours less a day to look after a child (육아시간). */
  childCare: { mentee: 0.03, mentor: 0.15 },

  /** Whole days of leave or illness: 12 and 19 in 250. */
  leave: { mentee: 0.05, mentor: 0.075 },
  /** Half a day of leave (반차). */
  halfLeave: 0.04,
  /** Whole days out of the office (출장). */
  trip: 0.03,
  /** Two to four hours out of the office; the desktop is left running as often as not. */
  outing: { share: 0.1, hours: [2, 4], switchedOff: 0.5 },
  /** Meetings of about an hour, one in three days. */
  meeting: { share: 0.33, hours: [0.5, 1.5] },

  /** Share of PCs that sleep when nobody touches them, and after how long: they are away over lunch and in meetings. */
  sleeps: 0.35,
  idle: [0.17, 0.5],
  /** Notebooks are carried to meetings and lose the network on the way. */
  notebook: 0.15,
  carried: 0.08,
  lunch: { from: 12, to: 13, deviation: 0.1 },

  /** Members who start the app only when they want something: a few hours a day. */
  onDemand: { share: 0.05, hours: [1.5, 4] },
  /** Days on which it does not start, or was quit. */
  notStarted: 0.02,
  /** Restarts for an update. */
  restart: { share: 0.03, hours: [0.1, 0.3] },

  /** Each member's own inclination to work late: the share of evenings. */
  lateEvenings: [0, 0.4],
  late: { until: [19.5, 22] },
  /** PCs that were left on over night. */
  leftOn: 0.02,
  /** Members who look in on a Saturday, Sunday or holiday. */
  dayOff: { share: 0.04, hours: [1, 4] },

  /** A team is away together once a quarter, which has thirteen weeks: a training or an outing, half a day or a whole one. */
  teamTraining: { perWeek: 1 / 13, attend: 0.85, wholeDay: 0.5 },
  /** New recruits have a day of courses once a quarter, a third of them at a time. */
  recruitCourse: { perWeek: 1 / 13, groups: 3, attend: 0.9 },
} as const;
