/** To whom something goes, when, and what that means for hiding. */
export const koSending = {
  audience: { everyone: '모두', mentors: '멘토에게만', 'one-mentor': '한 멘토에게' },
  audienceHint: {
    everyone: (members: number) => `${members}명이 함께 봐요`,
    mentors: () => '멘토만 열 수 있어요',
    'one-mentor': () => '고른 멘토만 열어요',
  },
  chooseMentor: '어느 멘토에게 물을까요',
  oneMentorNote: '고른 멘토만 열 수 있어서, 다른 멘토는 답할 수 없어요.',
  noMentors: '아직 고를 수 있는 멘토가 없어요. ‘멘토에게만’으로는 지금도 물을 수 있어요.',
  mentorEmpty: '어느 멘토에게 물을지 골라 주세요.',
  noAvailability: '적어 둔 안내가 아직 없어요',

  title: '언제 보낼까요',
  choice: { soon: '곧', mixed: '섞어서', tomorrow: '내일' },
  arrives: (time: string) => `${time}쯤 도착`,
  hides: {
    soon: '바로 다음 차례에 보내요. 그때 켜 둔 사람들 사이에 섞여요.',
    mixed: '두 시간쯤 안에서 사람이 많은 때를 골라 보내요. 퇴근 무렵이면 다음 근무일로 넘겨요.',
    tomorrow: '근무일 하루에서 사흘 안에, 사람이 가장 많은 때를 골라 보내요.',
  },
  newcomer:
    '첫 질문은 조금 늦게 보내요. 막 들어온 분의 글이 곧바로 올라오면 누구인지 짐작하기 쉬워서예요.',
  certificates: (n: number) => `이번 주에 새 글을 ${n}개 더 시작할 수 있어요.`,
  certificatesNone:
    '이번 주 질문권을 모두 썼어요. 지금 쓴 글은 이 PC에 두었다가, 질문권을 새로 받으면 저절로 보내요.',
  setOf: (n: number) => `최대 ${n}명 가운데 한 명`,
  how: '어떻게 그런가요?',
  change: '때 바꾸기',
  keep: '그대로 두기',
  sentFor: (time: string) => `보낼 편지함에 넣었어요. ${time}쯤 도착해요.`,
  moved: (time: string) => `바꿨어요. ${time}쯤 도착해요.`,
  movedSomeWhen: '바꿨어요. 때가 되면 저절로 보내요.',

  availability: {
    title: '답변 가능 시간',
    lead: '언제, 어떤 이야기에 답하기 좋은지 적어 두면 묻는 분이 멘토를 고르기 쉬워요.',
    label: '멘토 안내',
    placeholder: '평일 점심 뒤에 봐요. 민원 응대는 많이 해 봤어요.',
    hint: '모두에게 보이고, 하루에 한 번 바꿀 수 있어요. 비워서 넣으면 안내를 거둬요.',
    save: '안내 올리기',
    saved: '보낼 편지함에 넣었어요. 도착하면 모두에게 보여요.',
    shown: '지금 보이는 안내',
    notYet: '멘토 이름이 확인되면 적을 수 있어요.',
  },
};

const plural = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

export const enSending: typeof koSending = {
  audience: { everyone: 'Everyone', mentors: 'Mentors only', 'one-mentor': 'One mentor' },
  audienceHint: {
    everyone: (members) => `All ${members} can read it`,
    mentors: () => 'Only mentors can open it',
    'one-mentor': () => 'Only the one you pick',
  },
  chooseMentor: 'Which mentor would you like to ask?',
  oneMentorNote: 'Only this mentor can open it, so no other mentor can answer.',
  noMentors: 'There is no mentor to pick yet. You can still ask all mentors.',
  mentorEmpty: 'Please pick a mentor.',
  noAvailability: 'Nothing noted yet',

  title: 'When should it go?',
  choice: { soon: 'Soon', mixed: 'Mixed in', tomorrow: 'Tomorrow' },
  arrives: (time) => `about ${time}`,
  hides: {
    soon: 'Goes with the very next round, mixed among those who are here then.',
    mixed:
      'Goes within about two hours, when many are here; the next working day if people are leaving.',
    tomorrow: 'Goes within one to three working days, when most are here.',
  },
  newcomer:
    'A first question goes a little later: if it appeared right after you joined, people could guess whose it is.',
  certificates: (n) => `You can start ${plural(n, 'more thread', 'more threads')} this week.`,
  certificatesNone:
    'No question passes are left this week. What you write stays on this PC and goes out by itself once there are new ones.',
  setOf: (n) => `One of up to ${n}`,
  how: 'How is that?',
  change: 'Change when',
  keep: 'Leave it',
  sentFor: (time) => `It is in the outbox and arrives about ${time}.`,
  moved: (time) => `Changed. It arrives about ${time}.`,
  movedSomeWhen: 'Changed. It goes out by itself in time.',

  availability: {
    title: 'When I can answer',
    lead: 'Note when, and about what, you like to be asked; it helps people to choose a mentor.',
    label: 'Note for those who ask',
    placeholder: 'After lunch on weekdays. I know front-desk work well.',
    hint: 'Everybody sees it. It can change once a day; an empty one takes it back.',
    save: 'Publish the note',
    saved: 'It is in the outbox. Everybody sees it once it has arrived.',
    shown: 'What people see now',
    notYet: 'You can write it once your mentor name has been confirmed.',
  },
};
