/** The 24 words: noting them down, and coming back with them. */
export const koRecovery = {
  open: '다른 PC에서 쓰던 자격 되찾기',
  title: '쓰던 자격 되찾기',
  lead: '예전 PC에서 적어 둔 낱말 24개가 있으면, 이 PC에서 이어서 함께할 수 있어요.',
  inviteHint: '같은 모임의 초대 코드를 붙여 넣어 주세요. 이미 쓴 초대도 괜찮아요.',
  phrase: '낱말 24개',
  phraseHint: '적어 둔 차례대로 넣어 주세요. 번호나 쉼표, 줄바꿈이 섞여 있어도 괜찮아요.',
  counted: (n: number) => `24개 가운데 ${n}개`,
  nickname: '멘토 이름',
  nicknameHint: '멘토였다면 적어 주세요. 아니면 비워 두세요.',
  stays: '예전 글은 예전 PC에만 남아요',
  staysText:
    '낱말로는 함께할 자격만 되찾아요. 어떤 글이 내 글인지는 글을 쓴 PC만 알고 있어서, 내 질문과 임시보관함은 옮겨 올 수 없어요. 그래서 누가 이 낱말을 알아내도 내가 쓴 글을 찾아낼 수 없어요.',
  recover: '되찾기',
  back: '새 초대로 들어가기',
  recovered:
    '자격을 되찾았어요. 예전 글은 예전 PC에 남아 있어서, 전에 물은 글도 여기에서는 다른 분의 글처럼 보여요.',
  removedLabel: '모임에서 빠짐',
  removed: '이 모임에서 빠졌어요. 받아 둔 글은 읽을 수 있지만, 새로 쓰거나 받을 수는 없어요.',
  understood: '알겠어요',

  noting: {
    title: '되찾기 낱말 24개',
    lead: '이 PC를 잃거나 바꿨을 때, 새 PC에서 자격을 되찾는 낱말이에요.',
    points: [
      '종이에 적어서 나만 아는 곳에 두세요. 사진이나 파일로는 남기지 마세요.',
      '함께할 자격만 되찾아요. 지난 글과 임시보관함은 이 PC에만 있어요.',
      '어떤 글이 내 글인지는 이 낱말로 알 수 없어요. 누가 보여 달라고 해도 내 글이라는 증거가 되지 않아요.',
    ],
    around: '옆에서 보는 사람이 없을 때 열어 주세요.',
    show: '낱말 보기',
    hide: '낱말 가리기',
    copyHint:
      '종이에 적는 편이 안전해요. 골라서 복사하면 1분 뒤에, 또는 화면을 잠글 때 클립보드에서 지워요.',
    copied: '복사한 낱말은 1분 뒤에 클립보드에서 지워요.',
    written: '다 적었어요',
    checkTitle: '잘 적었는지 세 개만 볼게요',
    checkLead: '적어 둔 종이를 보고 넣어 주세요.',
    nth: (n: number) => `${n}번째 낱말`,
    wrong:
      '조금 달랐어요. 종이와 아래 낱말을 한 번 더 맞춰 봐 주세요. 그다음에 다시 세 개를 물어볼게요.',
    confirm: '확인하기',
    again: '낱말 다시 보기',
    later: '나중에 할게요',
    goOn: '다음으로',
    noted: '적어 두었어요',
    notedHint: '이 PC를 쓸 수 있는 동안에는 언제든 여기에서 다시 볼 수 있어요.',
    done: '잘 적어 두었어요.',
    reminder: '새 PC에서 자격을 되찾을 낱말 24개를 아직 적어 두지 않았어요.',
    note: '적어 두기',
  },
};

export const enRecovery: typeof koRecovery = {
  open: 'Come back from another PC',
  title: 'Come back to your membership',
  lead: 'With the 24 words that you noted on your old PC you can go on here.',
  inviteHint: 'Paste an invite of the same group. One that has been used will do.',
  phrase: 'The 24 words',
  phraseHint: 'Enter them in their order. Numbers, commas and line breaks do no harm.',
  counted: (n) => `${n} of 24`,
  nickname: 'Mentor name',
  nicknameHint: 'If you were a mentor. Otherwise leave it empty.',
  stays: 'Your old posts stay on the old PC',
  staysText:
    'The words bring back your membership only. Which posts are yours is known to the PC that wrote them, so your questions and drafts cannot be brought here. That is why nobody who learns the words can find what you wrote.',
  recover: 'Come back',
  back: 'Join with a new invite',
  recovered:
    'You are back. Your old posts stayed on the old PC, so here even your own questions look like somebody else’s.',
  removedLabel: 'No longer part of the group',
  removed:
    'You are no longer part of this group. You can read what is here, but not write or receive anything new.',
  understood: 'I see',

  noting: {
    title: 'The 24 words to come back with',
    lead: 'If this PC is lost or replaced, these words bring your membership to a new one.',
    points: [
      'Write them on paper and keep it where only you know. Make no photo and no file.',
      'They bring back your membership only. Past posts and drafts are on this PC alone.',
      'They do not tell which posts are yours. Even if somebody makes you show them, they prove nothing about what you wrote.',
    ],
    around: 'Open them when nobody looks over your shoulder.',
    show: 'Show the words',
    hide: 'Hide the words',
    copyHint:
      'Paper is safer. What you select and copy goes from the clipboard after a minute, or when the screen is locked.',
    copied: 'The copied words go from the clipboard after a minute.',
    written: 'I have written them down',
    checkTitle: 'Let us check three of them',
    checkLead: 'Enter them from your paper.',
    nth: (n) => `Word ${n}`,
    wrong:
      'Not quite. Please compare your paper with the words below; then we ask for three again.',
    confirm: 'Check',
    again: 'Show the words again',
    later: 'Do it later',
    goOn: 'Go on',
    noted: 'Written down',
    notedHint: 'As long as you can use this PC, you can look at them here again.',
    done: 'They are written down well.',
    reminder: 'You have not yet noted the 24 words that bring you back on a new PC.',
    note: 'Note them',
  },
};
