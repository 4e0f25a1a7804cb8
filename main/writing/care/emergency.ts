/** What has the words and not the meaning: taken out before anything is looked for. */
const sayings = [
  /자살\s?예방/gu,
  /자해\s?공갈/gu,
  /유서\s?깊/gu,
  /멍\s?(?:을|만)?\s?때/gu,
  /때려\s?[치칠쳤쳐주줘]/gu,
  /뒤통수를?\s?(?:때|맞)/gu,
  /사라지고\s?싶을\s?(?:만큼|정도)/gu,
  /(?:먹고|보고)\s?죽고/gu,
  /suicide prevention/giu,
];

/** The wish to die, or to harm oneself; the writer's or somebody else's. */
const despair = [
  /죽고\s?싶|죽고만\s?싶|죽어\s?버[리릴]|죽었으면|죽는\s?(?:게|것이|편이|거)\s?(?:더\s?)?(?:나|낫)|죽는\s?생각|죽을\s?생각|죽을까/u,
  /자살|(?<![가-힣])자해|투신|목을\s?(?:매|맸|맬)|목매/u,
  /(?:저|나|제|내)\s?(?:하나|가|만|하나만)?\s?(?:죽으면|죽어야|없어지면|사라지면)/u,
  /(?:사라지고|없어지고|사라져\s?버리고)\s?싶/u,
  /(?:살고|살아가고|살아\s?있고)\s?싶지\s?(?:가\s?)?않|살기\s?(?:가\s?)?싫|그만\s?살고/u,
  /살(?:아갈|아야\s?할|아\s?있을)?\s?(?:이유|자신|가치|의미|필요)(?:가|이|도|조차)?\s?(?:없|모르)/u,
  /(?:삶|생|인생)을?\s?(?:포기|마감|끝내|그만두)|세상을?\s?(?:등지|떠나고|떠날|뜨고)|목숨을?\s?(?:끊|버리)|극단적(?:인)?\s?(?:선택|생각)/u,
  /(?:모든\s?(?:걸|것을)|다|전부)\s?(?:끝내고|끝내버리고|끝내\s?버리고)\s?싶/u,
  /유서(?:를|도)?\s?(?:쓰|써|썼|같은|남기|남겼|적)/u,
  /(?:손목|팔|팔목)을?\s?(?:칼로\s?)?(?:긋|그었|그어|그은)/u,
  /(?:옥상|다리|난간|베란다|한강)(?:에|에서|\s?위에서)?\s?(?:올라가|올라갔|서\s?있|뛰어|떨어)/u,
  /뛰어(?:내리|내릴|내려|들고|들까|들\s?생각)/u,
  /번개탄|(?:약|수면제|알약)(?:을|를)?\s?(?:한꺼번에|모으|모아|모았|털어|다\s?먹|많이\s?먹으면)/u,
  /(?:눈을?\s?(?:뜨|떴)|깨어나|깨|일어나)지\s?않(?:았으면|게\s?해|고\s?싶)|눈\s?뜨기\s?싫|안\s?깼으면|안\s?깨어났으면|영영\s?잠들|영원히\s?잠들/u,
  /kill (?:myself|himself|herself)|suicid|want(?:s|ed)? to die|end (?:my|it) (?:life|all)|self[- ]harm|hurt myself|better off dead|don'?t want to live/iu,
];

/** Violence that is there, or was just now. */
const violence = [
  /(?:칼|흉기|낫|망치|도끼|둔기|쇠파이프|휘발유|가위)(?:을|를)?\s?(?:들|휘두|꺼내|뿌리|가지고|품고|들이)/u,
  /죽여\s?(?:버리|버린|버릴|준다|줄)|죽인다고|죽이겠다/u,
  /(?:한테|에게|께|지금|계속|자꾸|매일)\s?(?:\S{1,6}\s)?맞(?:고\s?있|고\s?살|았어|았습|아서\s?(?:멍|다치|아파|무서))/u,
  /(?:^|[^가-힣])때(?:려|렸|린|리는|리고|릴)/u,
  /(?:폭행|성폭행|성추행|추행|감금|납치|협박|스토킹)(?:을|를)?\s?(?:당하|당했|당한|하고|해요|했|받)/u,
  /스토커(?:가|한테|에게)|뺨을|목을\s?조|쫓아(?:와|오고|왔)|따라(?:와서|다녀서)\s?무서/u,
  /(?:엉덩이|가슴|허벅지|제\s?몸)(?:을|를)?\s?(?:만지|만졌|만져|더듬)|밀[치쳤]|멱살|발로\s?[차찼]/u,
  /(?:he|she|they|somebody|someone) (?:is|keeps|has been) (?:hitting|beating|threatening|stalking) me|has a (?:knife|gun)/iu,
];

/** Said of much by everybody; together they are more than a saying. */
const weak = [
  /죽겠|죽을\s?것\s?같|미칠\s?것\s?같/u,
  /(?:더는|더\s?이상|이제는?)\s?(?:도저히\s?)?(?:못\s?(?:버티|견디|하겠|살)|버틸|견딜)/u,
  /희망(?:이|도)?\s?없|아무\s?(?:의미|희망|가치)|의미가\s?없는\s?것\s?같/u,
  /(?:매일|밤마다|계속|하루\s?종일)\s?(?:혼자\s?)?(?:울|눈물)/u,
  /숨을?\s?(?:못\s?쉬|쉴\s?수\s?없|쉬기\s?힘)|공황/u,
  /(?:다|모두|전부)\s?포기하고\s?싶|다\s?놓고\s?싶|내려놓고\s?싶/u,
];
const enough = 2;

/**
 * Whether a text sounds as if somebody, the writer or another, were in danger. A sign that is missed is worse than one that is shown too often; but
 * what everybody says ('힘들어 죽겠어요') stays a saying as long as it stands alone. In time that grows with the text's length alone.
 */
export function isEmergency(text: string): boolean {
  const meant = sayings.reduce((left, saying) => left.replaceAll(saying, ' · '), text);
  const is = (sign: RegExp): boolean => sign.test(meant);
  return despair.some(is) || violence.some(is) || weak.filter(is).length >= enough;
}
