/**
 * Passwords, and the words they are made from, that attackers try first (after the NCSC's published list of the
 * most used passwords, those that a minimum of twelve characters and trailing digits leave possible), without
 * signs and spaces, in lower case.
 */
export const OBVIOUS_PASSWORDS: ReadonlySet<string> = new Set(
  `password passwort passw0rd p4ssw0rd passwordpassword mypassword thepassword newpassword yourpassword
  changeme changemenow changethis changepassword letmein letmeinnow letmeinplease welcome welcomeback
  welcome1welcome1 admin administrator adminadmin administrator1 root superuser sysadmin testtest testing
  qwerty qwertyuiop qwertyqwerty qwertyuiopasdf qwertyuiopasdfghjkl qwerty123qwerty asdfghjkl asdfghjklasdf
  zxcvbnm asdfasdfasdf zaq12wsxzaq12wsx 1q2w3e4r5t6y 1q2w3e4r5t6y7u 1qaz2wsx3edc 1qaz2wsx3edc4rfv qazwsxedc
  qazwsxedcrfv q1w2e3r4t5y6 abc123abc123 abcd1234abcd abcdefghijkl a1b2c3d4e5f6 iloveyou iloveyousomuch
  iloveyouforever iloveu princess sunshine football footballfootball baseball superman batman spiderman
  liverpool liverpoolfc manchesterunited manchestercity chelsea chelseafc arsenal arsenalfc leicestercity
  leicester england london summer winter autumn spring monday january trustno1 trustnoone monkey dragon
  master shadow michael ashley pokemon starwars whatever computer internet secret secretsecret topsecret
  nothing onetwothree onetwothreefour correcthorsebatterystaple correcthorsebattery thisismypassword
  thisispassword idontknow donotforget rememberme opensesame blink182blink182 myspace facebook google
  upstander default guest login loginlogin`
    .split(/\s+/)
    .filter((word) => word !== ''),
)
