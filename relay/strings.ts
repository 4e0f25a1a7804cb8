/** What the command line says: Korean first, then English. */
export const help = `깐부톡 릴레이

  relay init issuer|gate|feed --data 폴더 --address 호스트:포트 [--certificate 파일 --key 파일]
      한 역할의 열쇠와 TLS 인증서를 만들고, 담당자에게 줄 카드(카드에는 비밀이 없어요)를 적어 둬요.
  relay move issuer|gate|feed --data 폴더 --address 호스트:포트 [--certificate 파일 --key 파일]
      역할의 주소나 인증서를 바꿀 준비를 하고 새 카드를 적어 둬요. 역할을 다시 시작할 때부터 쓰여요.
  relay init coordinator --cards 카드,카드,카드 --name 이름 --data 폴더
      [--mentees 37 --mentors 17 --coordinators 1 --round 60s --min-set 15 --operation single|split --delete-at 2028-03-02]
      카드를 모아 모임을 열어요. manifest.bin과 notices.bin을 각 역할의 데이터 폴더로 옮겨 주세요.
      비밀문구는 KKANBU_PASSPHRASE 또는 표준 입력에서 읽어요.
  relay init demo --data 폴더
      이 컴퓨터에서 바로 써 볼 수 있게 모두 만들어요.
  relay serve --roles issuer,gate,feed --data 폴더
      역할을 실행해요. 주소는 어디에도 적지 않아요.

  담당자의 일 (모두 --kit 폴더)
  relay invite --role mentee|mentor|coordinator --count 3
      초대 링크를 만들어요.
  relay recovery-link
      PC를 잃은 사람이 낱말 24개와 함께 쓸 링크를 보여 줘요. 모두에게 같고, 비밀이 아니에요.
  relay remove --invite 링크 [--with-badge]
      그 초대를 쓴 사람을 내보내요. --with-badge: 멘토라면 배지도 지금 거둬요.
  relay reports
      신고를 모두 읽어요.
  relay notice epochs
      열어야 할 기간을 모두 열어요. 매주 저절로 실행되게 해 두세요.
  relay notice epoch --epoch 번호
  relay notice badges [--nickname 별명 | --yes]
  relay notice withdraw-badge --nickname 별명
      한 기간만 열기, 멘토 배지 인증, 배지 거두기.
  relay notice announce --title 제목 --text-file 파일
  relay notice void-post --post 글번호[,글번호…]
  relay notice void-pseudonym --author 작성자번호
  relay notice close-thread --thread 대화번호
      공지, 글 내리기, 한 작성자의 글을 모두 내리기, 대화 닫기. 번호는 64자리예요.
  relay notice address --role issuer|gate|feed --card 카드
      역할의 새 주소와 인증서를 모두에게 알려요.
  relay notice resend
      서명해 두고 보내지 못한 공지를 보내요.

Kkanbu Talk relay

  init ROLE          makes a role's keys and TLS certificate, and a public card for the coordinator
  move ROLE          prepares another address or certificate for a role, and its new card
  init coordinator   joins the cards, signs the manifest, seals the coordinator's kit with a passphrase
  init demo          all of it at once, on this machine
  serve              runs any of the three roles
  invite, recovery-link, remove, reports, notice
                     the coordinator's work, with the kit, over the network
`;

/** Sentences for what can go wrong, by code. */
export const failures: Record<string, string> = {
  passphrase: '비밀문구가 맞지 않아요. / The passphrase does not fit.',
  missing: '담당자 꾸러미가 여기에 없어요. / There is no coordinator’s kit here.',
  unreachable:
    '릴레이에 연결하지 못했어요. 서명한 공지는 꾸러미에 있으니 나중에 relay notice resend 로 보내세요. / The relay cannot be reached; what was signed is kept.',
  unavailable:
    '지금은 피드에 연결되어 있지 않아요. 잠시 뒤에 relay notice resend 를 해 주세요. / The feed is away; try again later.',
  chain:
    '다른 곳에서 서명한 공지가 있어요. 이 꾸러미가 최신인지 확인해 주세요. / Notices were signed elsewhere.',
  refused: '피드가 공지를 받지 않았어요. / The feed refused the notice.',
  'unknown-badge': '그런 별명의 배지가 없어요. / There is no badge of that nickname.',
  'unknown-epoch': '지금 열 수 있는 기간이 아니에요. / This epoch cannot be opened now.',
  'other-cohort': '다른 모임의 것이에요. / It belongs to another cohort.',
  'invite-unknown': '이 모임이 만든 초대가 아니에요. / No such invite was made.',
  'wrong-card':
    '그 역할의 카드가 아니거나 열쇠가 달라요. / Not this role’s card, or of another key.',
  cards:
    '카드는 issuer, gate, feed의 것이 한 장씩 있어야 해요. / One card of each role is needed, made by init.',
  'same-key':
    '두 역할의 열쇠가 같아요. 역할마다 인증서와 열쇠를 따로 만들어 주세요. / Two roles have the same key; each needs its own.',
  empty: '제목이 비어 있어요. / The title is empty.',
  'too-long':
    '너무 길어요. 제목은 120자, 글은 3,000자까지예요. / Too long: 120 characters for the title, 3,000 for the text.',
  identifier: '번호는 0-9, a-f로 된 64자리여야 해요. / An id has 64 hex digits.',
  file: '파일을 읽을 수 없어요. / A file cannot be read.',
  'broken-feed':
    '피드의 기록이 이어지지 않아요. 운영자에게 알려 주세요. / The feed’s history does not hold together.',
  manifest:
    '모임 정보(manifest.bin)가 없거나 맞지 않아요. / The manifest is missing or another one.',
  format: '입력한 값을 읽을 수 없어요. / A value cannot be read.',
  order: '이미 만들어져 있어요. / It has been made already.',
  certificate: '인증서와 열쇠가 서로 맞지 않아요. / Certificate and key do not belong together.',
  newer: '더 새로운 판이 쓴 데이터예요. / The data were written by a newer version.',
  EADDRINUSE: '그 주소는 이미 쓰이고 있어요. / The address is in use.',
  usage: '명령을 이해하지 못했어요. relay --help 를 봐 주세요. / See relay --help.',
};

export const made = {
  role: '만들었어요. 이 카드를 담당자에게 주세요. / Made; give this card to the coordinator: ',
  moved:
    '준비했어요. 담당자가 공지한 다음에 역할을 다시 시작하세요. 새 카드 / Prepared; restart the role after the notice. New card: ',
  cohort:
    '모임을 열었어요. manifest.bin과 notices.bin을 각 역할의 데이터 폴더로 옮겨 주세요. / Founded; copy both files to the roles. ',
  operation: '운영 / Operation: ',
  words: '확인 낱말 / Six words: ',
  badges: '인증한 배지 / Badges certified: ',
  nothing: '아무것도 하지 않았어요. / Nothing was done.',
  done: '했어요. / Done.',
} as const;

export const operations = {
  split: '분리 운영 (split)',
  single: '한 곳에서 운영 (single)',
} as const;

export const warnings = {
  oneHost:
    'gate와 feed의 주소가 같은 컴퓨터예요. 그래서 "한 곳에서 운영"으로 적었어요. / Gate and feed are on one host: written down as single.',
} as const;

export const asked = {
  passphrase: '비밀문구를 한 줄로 입력해 주세요. / Passphrase, one line:',
  badges: '모두 인증할까요? 네/아니요 / Certify all of them? y/n',
} as const;

/** A badge that waits, with the nicknames of those that it replaces. */
export const badgeLine = (nickname: string, replaces: readonly string[]): string =>
  replaces.length === 0
    ? `  ${nickname}`
    : `  ${nickname}  ← '${replaces.join("', '")}' 배지를 거두고 바꿔요. 그 멘토에게 직접 확인하세요. / replaces an old badge; ask the mentor`;

export const epochsOpened = (epochs: readonly number[]): string =>
  epochs.length === 0
    ? '열 기간이 없어요. / No epoch is due.'
    : `연 기간 / Epochs opened: ${epochs.join(', ')}`;

export const removed = {
  member: (from: number): string =>
    `${from}번 기간부터 참여할 수 없어요. 그때까지는 읽고 쓸 수 있어요. / Takes part no longer from epoch ${from} on; until then it can read and post.`,
  others: {
    member: '내보냈어요. / Removed.',
    invite:
      '아무도 쓰지 않은 초대예요. 이제 쓸 수 없어요. / Nobody had used the invite; it is void now.',
    waiting:
      '자리를 기다리던 사람이에요. 줄에서 뺐어요. / Was waiting for a seat; is not any more.',
    gone: '이미 나간 사람이에요. / Has gone already.',
  },
  badge: '거둔 배지 / Badge withdrawn: ',
} as const;

export const reports = {
  count: (count: number): string => `신고 / Reports: ${count}`,
  title: (number: number, date: string): string => `[${number}] ${date}`,
  reason: '까닭 / Reason',
  reasons: {
    identifies: '누구인지 알 수 있게 해요 (identifies)',
    hurts: '사람을 다치게 해요 (hurts)',
    urgent: '급한 도움이 필요해 보여요 (urgent)',
    other: '다른 까닭 (other)',
  },
  text: '신고한 사람의 말 / What the report says',
  quote: '인용한 글 / The post, as quoted',
  check: '인용 확인 / Quotation',
  checks: {
    matches: '글에 그대로 있어요. (matches)',
    differs: '글에 없는 말이에요. 인용을 믿지 마세요. (differs)',
    unreadable: '담당자가 열 수 없는 글이라 확인하지 못했어요. (unreadable)',
    deleted: '글의 내용이 이미 지워졌어요. (deleted)',
    unknown: '그런 글이 없어요. (unknown)',
  },
  voided: '이미 내린 글이에요. / Voided already.',
  post: '글번호 / --post',
  author: '작성자번호 / --author',
  badge: (nickname: string): string => `멘토 ${nickname}`,
  pseudonym: '가명',
  thread: '대화번호 / --thread',
} as const;
