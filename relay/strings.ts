/** What the command line says: Korean first, then English. */
export const help = `깐부톡 릴레이

  relay init issuer|gate|feed --data 폴더 --address 호스트:포트 [--certificate 파일 --key 파일]
      한 역할의 열쇠와 TLS 인증서를 만들고, 담당자에게 줄 카드(카드에는 비밀이 없어요)를 적어 둬요.
  relay init coordinator --cards 카드,카드,카드 --name 이름 --data 폴더
      [--mentees 37 --mentors 17 --coordinators 1 --round 60s --min-set 15 --operation single|split]
      카드를 모아 모임을 열어요. manifest.bin과 notices.bin을 각 역할의 데이터 폴더로 옮겨 주세요.
      비밀문구는 KKANBU_PASSPHRASE 또는 표준 입력에서 읽어요.
  relay init demo --data 폴더
      이 컴퓨터에서 바로 써 볼 수 있게 모두 만들어요.
  relay serve --roles issuer,gate,feed --data 폴더
      역할을 실행해요. 주소는 어디에도 적지 않아요.
  relay invite --role mentee|mentor|coordinator --count 3 --kit 폴더
      초대 링크를 만들어요.
  relay notice epoch --epoch 번호 --kit 폴더
  relay notice badges --kit 폴더
  relay notice withdraw-badge --nickname 별명 --kit 폴더
      다음 기간 열기, 멘토 배지 인증, 배지 거두기.

Kkanbu Talk relay

  init ROLE          makes a role's keys and TLS certificate, and a public card for the coordinator
  init coordinator   joins the cards, signs the manifest, seals the coordinator's kit with a passphrase
  init demo          all of it at once, on this machine
  serve              runs any of the three roles
  invite, notice     the coordinator's work, with the kit, over the network
`;

/** Sentences for what can go wrong, by code. */
export const failures: Record<string, string> = {
  passphrase: '비밀문구가 맞지 않아요. / The passphrase does not fit.',
  missing: '담당자 꾸러미가 여기에 없어요. / There is no coordinator’s kit here.',
  unreachable: '릴레이에 연결하지 못했어요. / The relay cannot be reached.',
  unavailable:
    '지금은 피드에 연결되어 있지 않아요. 잠시 뒤에 다시 해 주세요. / The feed is away; try again later.',
  chain:
    '다른 곳에서 서명한 공지가 있어요. 이 꾸러미가 최신인지 확인해 주세요. / Notices were signed elsewhere.',
  refused: '피드가 공지를 받지 않았어요. / The feed refused the notice.',
  'unknown-badge': '그런 별명의 배지가 없어요. / There is no badge of that nickname.',
  'unknown-epoch': '지금 열 수 있는 기간이 아니에요. / This epoch cannot be opened now.',
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
  cohort:
    '모임을 열었어요. manifest.bin과 notices.bin을 각 역할의 데이터 폴더로 옮겨 주세요. / Founded; copy both files to the roles. ',
  words: '확인 낱말 / Six words: ',
  badges: '인증한 배지 / Badges certified: ',
  done: '했어요. / Done.',
  passphrase: '비밀문구를 한 줄로 입력해 주세요. / Passphrase, one line:',
} as const;
