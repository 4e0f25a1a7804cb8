import type { AlarmKind } from '../../preload/contract.ts';

/** What was met, in one sentence, and what may be behind it. */
type Explained = { what: string; may: string };

const koKinds: Record<AlarmKind, Explained> = {
  'second-manifest': {
    what: '처음 확인한 모임 정보와 다른 정보가 왔어요.',
    may: '서버가 사람마다 다른 정보를 보여 주고 있을 수 있어요. 그러면 사람들을 나눠 보면서 누가 썼는지 좁힐 수 있어요.',
  },
  'second-history': {
    what: '이미 받은 글의 기록이 서버에서 달라졌어요.',
    may: '서버가 지난 기록을 바꾸었거나, 사람마다 다른 기록을 보여 주고 있을 수 있어요.',
  },
  'second-key': {
    what: '한 가지여야 할 열쇠가 두 가지로 왔어요.',
    may: '어떤 사람에게만 다른 열쇠를 주고, 그 열쇠로 쓴 글을 알아보려는 것일 수 있어요.',
  },
  'uncommitted-key': {
    what: '모두에게 알린 것과 다른 열쇠를 받았어요.',
    may: '이 PC에만 다른 열쇠를 준 것일 수 있어요. 그 열쇠로 쓰면 누가 썼는지 드러날 수 있어서 쓰지 않았어요.',
  },
  'broken-feed': {
    what: '서버가 보낸 글 묶음이 올바르지 않아요.',
    may: '오는 길에 누군가 바꾸었거나, 서버가 고장 났을 수 있어요.',
  },
  'broken-certificate': {
    what: '받은 질문권이 올바르지 않아요.',
    may: '질문권에 표시를 남겨 두었다가 나중에 알아보려는 것일 수 있어요. 그래서 쓰지 않았어요.',
  },
  'receipts-missing': {
    what: '보낸 편지 가운데 도착하지 않은 것이 많아요.',
    may: '연결이 나빠서일 수도 있지만, 누군가 이 PC의 편지를 골라 빼면서 누가 썼는지 알아보려는 것일 수도 있어요.',
  },
  'split-view': {
    what: '다른 사람이 본 기록이 이 PC의 기록과 달라요.',
    may: '서버가 사람들을 나누어 서로 다른 기록을 보여 주고 있을 수 있어요.',
  },
};

export const koAlarm = {
  kinds: koKinds,
  haltedTitle: '안전을 위해 멈췄어요',
  heldTitle: '글 보내기를 멈췄어요',
  halted: '그래서 보내기와 받기를 모두 멈췄어요. 저절로 다시 연결하지 않아요.',
  held: '그래서 글 보내기만 멈췄어요. 읽기는 그대로 할 수 있어요.',
  noticed: (day: string) => `알아챈 날: ${day}`,
  mayTitle: '무슨 뜻일 수 있나요',
  doTitle: '이렇게 해 주세요',
  kept: '쓴 글과 임시보관함은 이 PC에 그대로 있어요. 사라진 것은 없어요.',
  steps: [
    '운영 담당에게 전화로 알려 주세요. 어떤 글을 썼는지는 말하지 않아도 돼요.',
    '동료와 확인 낱말 여섯 개를 소리 내어 맞춰 보세요. 다르면 그것도 알려 주세요.',
    '아래 내용을 복사해서, 살펴볼 분에게 전해 주세요.',
    '확인될 때까지 새 초대를 쓰지 마세요.',
  ],
  wordsTitle: '확인 낱말 여섯 개',
  reportTitle: '전해 줄 내용',
  reportHint: '내가 누구인지, 무엇을 썼는지는 들어 있지 않아요.',
  copy: '복사',
  copied: '복사했어요.',
  notCopied: '복사하지 못했어요. 글자를 끌어서 골라 복사해 주세요.',
  retryHalted: '다시 연결해 보기',
  retryHeld: '다시 보내 보기',
  confirm: '운영 담당과 이야기했나요? 까닭을 모른 채 이어 가면, 누가 썼는지 드러날 수 있어요.',
  confirmed: '이야기했고, 이어 갈게요',
  leave: '그대로 두기',
  trying: '이어 가는 중이에요',
  look: '살펴보기',
};

const enKinds: Record<AlarmKind, Explained> = {
  'second-manifest': {
    what: 'This group’s details are not the ones that you first checked.',
    may: 'The server may be showing different people different details. Split up like that, people are easier to tell apart.',
  },
  'second-history': {
    what: 'The record of posts already received has changed on the server.',
    may: 'The server may have rewritten the past, or may show different people different records.',
  },
  'second-key': {
    what: 'There should be one key, and two different ones came.',
    may: 'Somebody may be given a key of their own so that what they write can be recognised.',
  },
  'uncommitted-key': {
    what: 'This PC was given another key than the one announced to everybody.',
    may: 'Only this PC may have been given it. Writing with it could show who wrote, so it was not used.',
  },
  'broken-feed': {
    what: 'What the server sent does not hold together.',
    may: 'Somebody may have changed it on its way, or the server may be broken.',
  },
  'broken-certificate': {
    what: 'The question passes received are not right.',
    may: 'They may have been marked so that they can be recognised later. So they were not used.',
  },
  'receipts-missing': {
    what: 'Many of the letters sent from this PC did not arrive.',
    may: 'The connection may be bad; or somebody may be leaving this PC’s letters out to find out who wrote what.',
  },
  'split-view': {
    what: 'Others saw another record than this PC did.',
    may: 'The server may be dividing people and showing them different records.',
  },
};

export const enAlarm: typeof koAlarm = {
  kinds: enKinds,
  haltedTitle: 'Stopped for your safety',
  heldTitle: 'Nothing is sent for now',
  halted: 'So nothing is sent or received. It does not connect again by itself.',
  held: 'So nothing is sent. You can read as before.',
  noticed: (day) => `Noticed: ${day}`,
  mayTitle: 'What it may mean',
  doTitle: 'What to do',
  kept: 'What you wrote and your drafts are still on this PC. Nothing is lost.',
  steps: [
    'Call the coordinator by phone. You need not say what you have written.',
    'Read the six words aloud to colleagues and compare. If they differ, say that too.',
    'Copy the text below and pass it on to whoever looks into it.',
    'Use no new invite until it is cleared up.',
  ],
  wordsTitle: 'Six words to compare',
  reportTitle: 'What to pass on',
  reportHint: 'It says neither who you are nor what you wrote.',
  copy: 'Copy',
  copied: 'Copied.',
  notCopied: 'It could not be copied. Please select the text and copy it yourself.',
  retryHalted: 'Try to connect again',
  retryHeld: 'Try to send again',
  confirm:
    'Have you talked to the coordinator? If you go on without knowing why, it could show who wrote.',
  confirmed: 'We talked, and I go on',
  leave: 'Leave it stopped',
  trying: 'Going on',
  look: 'Look into it',
};
