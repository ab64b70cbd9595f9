// Notices about mail as the common mail servers write them, made here: no message of anybody's.

/** What was sent, for the part of a notice that gives its headers back. */
const HEADERS = `From: post@example.org
To: ann@example.net
Subject: Something new for you
Message-ID: <01a21c1b-5d26-74bc-88d2-c2e1a1e1ee8c@example.org>
Date: Wed, 18 Nov 2026 10:00:00 +0000
Auto-Submitted: auto-generated
`

type Group = { action: string; status: string; why?: string }

/** Postfix 3.x: a notice of what failed, was put off or arrived, in lines that end with a line feed, as its pipes give them. */
export const postfix = (
  to: string,
  { action, status, why = '' }: Group,
): string => `From MAILER-DAEMON  Wed Nov 18 10:00:02 2026
Return-Path: <>
X-Original-To: ${to}
Delivered-To: upstander@mx.example.org
Received: by mx.example.org (Postfix)
	id 4V2kq71Xyzz9; Wed, 18 Nov 2026 10:00:02 +0000 (GMT)
Date: Wed, 18 Nov 2026 10:00:02 +0000 (GMT)
From: MAILER-DAEMON@mx.example.org (Mail Delivery System)
Subject: Undelivered Mail Returned to Sender
To: ${to}
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status;
	boundary="4V2kq70Abcz8.1795687202/mx.example.org"
Content-Transfer-Encoding: 8bit
Message-Id: <4V2kq71Xyzz9@mx.example.org>

This is a MIME-encapsulated message.

--4V2kq70Abcz8.1795687202/mx.example.org
Content-Description: Notification
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: 8bit

This is the mail system at host mx.example.org.

I'm sorry to have to inform you that your message could not
be delivered to one or more recipients. It's attached below.

                   The mail system

<ann@example.net>: host mail.example.net[192.0.2.7] said: ${why}

--4V2kq70Abcz8.1795687202/mx.example.org
Content-Description: Delivery report
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.org
X-Postfix-Queue-ID: 4V2kq70Abcz8
X-Postfix-Sender: rfc822; ${to}
Arrival-Date: Wed, 18 Nov 2026 10:00:01 +0000 (GMT)

Final-Recipient: rfc822; ann@example.net
Original-Recipient: rfc822;ann@example.net
Action: ${action}
Status: ${status}
Remote-MTA: dns; mail.example.net
Diagnostic-Code: smtp; ${why}

--4V2kq70Abcz8.1795687202/mx.example.org
Content-Description: Undelivered Message Headers
Content-Type: text/rfc822-headers
Content-Transfer-Encoding: 8bit

Return-Path: <${to}>
${HEADERS}
--4V2kq70Abcz8.1795687202/mx.example.org--
`

/** Exim 4.9x: a boundary without quotation marks, and fields in another order. */
export const exim = (to: string, { action, status }: Group): string => `Return-path: <>
Envelope-to: ${to}
Received: from Debian-exim by mail.example.org with local (Exim 4.98.2)
	id 1wLxyz-0000000AbCd-1aBc
	for ${to};
	Wed, 18 Nov 2026 10:00:03 +0000
X-Failed-Recipients: ann@example.net
Auto-Submitted: auto-replied
From: Mail Delivery System <Mailer-Daemon@mail.example.org>
To: ${to}
References: <01a21c1b-5d26-74bc-88d2-c2e1a1e1ee8c@example.org>
Content-Type: multipart/report; report-type=delivery-status; boundary=1795687203-eximdsn-1804289383
MIME-Version: 1.0
Subject: Mail delivery failed: returning message to sender
Message-Id: <E1wLxyz-0000000AbCd-1aBc@mail.example.org>

--1795687203-eximdsn-1804289383
Content-type: text/plain; charset=us-ascii

This message was created automatically by mail delivery software.

A message that you sent could not be delivered to one or more of its
recipients. This is a permanent error. The following address(es) failed:

  ann@example.net

--1795687203-eximdsn-1804289383
Content-type: message/delivery-status

Reporting-MTA: dns; mail.example.org

Action: ${action}
Final-Recipient: rfc822;ann@example.net
Status: ${status}
Remote-MTA: dns; mx.example.net

--1795687203-eximdsn-1804289383
Content-type: text/rfc822-headers

Return-path: <${to}>
${HEADERS}
--1795687203-eximdsn-1804289383--
`

/** Exchange Online: CRLF, a text in HTML before, the address in capitals here and there. */
export const exchange = (to: string, { action, status }: Group): string =>
  `Received: from LO2P265CA0001.GBRP265.PROD.OUTLOOK.COM (2603:10a6:600:b1::13) by
 CWXP265MB0002.GBRP265.PROD.OUTLOOK.COM with SMTP; Wed, 18 Nov 2026 10:00:04 +0000
MIME-Version: 1.0
From: <postmaster@example.onmicrosoft.com>
To: <${to.replace('bounces', 'BOUNCES')}>
Date: Wed, 18 Nov 2026 10:00:04 +0000
Content-Type: multipart/report; report-type=delivery-status;
	boundary="ec0b5e0d-4f0c-4a2b-9d0e-0b9f6c0d1e2f"
X-MS-Exchange-Message-Is-Ndr:
Content-Language: en-GB
Message-ID: <b4f1c9aa-0c0d-4a8f-8c65-5f1a2b3c4d5e@CWXP265MB0002.GBRP265.PROD.OUTLOOK.COM>
In-Reply-To: <01a21c1b-5d26-74bc-88d2-c2e1a1e1ee8c@example.org>
Subject: Undeliverable: Something new for you
Auto-Submitted: auto-replied

--ec0b5e0d-4f0c-4a2b-9d0e-0b9f6c0d1e2f
Content-Type: multipart/alternative; differences=Content-Type;
	boundary="a1b2c3d4-0000-4000-8000-0123456789ab"

--a1b2c3d4-0000-4000-8000-0123456789ab
Content-Type: text/plain; charset="us-ascii"
Content-Transfer-Encoding: quoted-printable

Your message to ann@example.net couldn't be delivered.

--a1b2c3d4-0000-4000-8000-0123456789ab
Content-Type: text/html; charset="us-ascii"
Content-Transfer-Encoding: quoted-printable

<html><body>Your message couldn't be delivered.</body></html>

--a1b2c3d4-0000-4000-8000-0123456789ab--

--ec0b5e0d-4f0c-4a2b-9d0e-0b9f6c0d1e2f
Content-Type: message/delivery-status

Reporting-MTA: dns;CWXP265MB0002.GBRP265.PROD.OUTLOOK.COM
Received-From-MTA: dns;mx.example.org
Arrival-Date: Wed, 18 Nov 2026 10:00:03 +0000

Final-Recipient: rfc822;ann@example.net
Action: ${action}
Status: ${status}
Diagnostic-Code: smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient ann@example.net not found by SMTP address lookup

--ec0b5e0d-4f0c-4a2b-9d0e-0b9f6c0d1e2f
Content-Type: message/rfc822

${HEADERS}
There is something new for you.
--ec0b5e0d-4f0c-4a2b-9d0e-0b9f6c0d1e2f--
`.replaceAll('\n', '\r\n')

/** Gmail: its own parts before, and the type's parameters the other way round. */
export const gmail = (to: string, { action, status }: Group): string => `Delivered-To: ${to}
Received: by 2002:a05:7010:1234:b0:3f1:abcd:ef01 with SMTP id x1;
        Wed, 18 Nov 2026 02:00:05 -0800 (PST)
From: Mail Delivery Subsystem <mailer-daemon@googlemail.com>
To: ${to}
Auto-Submitted: auto-replied
Subject: Delivery Status Notification (Failure)
References: <01a21c1b-5d26-74bc-88d2-c2e1a1e1ee8c@example.org>
Message-ID: <655899d5.050a0220.abcde.1234.GMR@mx.google.com>
Date: Wed, 18 Nov 2026 02:00:05 -0800 (PST)
MIME-Version: 1.0
Content-Type: multipart/report; boundary="00000000000012ab34060a6f7c8d"; report-type=delivery-status

--00000000000012ab34060a6f7c8d
Content-Type: multipart/related; boundary="00000000000012cd56060a6f7c90"

--00000000000012cd56060a6f7c90
Content-Type: multipart/alternative; boundary="00000000000012ef78060a6f7c91"

--00000000000012ef78060a6f7c91
Content-Type: text/plain; charset="UTF-8"

** Address not found **

Your message wasn't delivered to ann@example.net because the address couldn't be found.

--00000000000012ef78060a6f7c91--
--00000000000012cd56060a6f7c90--
--00000000000012ab34060a6f7c8d
Content-Type: message/delivery-status

Reporting-MTA: dns; googlemail.com
Received-From-MTA: dns; post@example.org
Arrival-Date: Wed, 18 Nov 2026 02:00:04 -0800 (PST)
X-Original-Message-ID: <01a21c1b-5d26-74bc-88d2-c2e1a1e1ee8c@example.org>

Final-Recipient: rfc822; ann@example.net
Action: ${action}
Status: ${status}
Diagnostic-Code: smtp; 550-5.1.1 The email account that you tried to reach does not exist.
Last-Attempt-Date: Wed, 18 Nov 2026 02:00:05 -0800 (PST)

--00000000000012ab34060a6f7c8d
Content-Type: message/rfc822

${HEADERS}
There is something new for you.

--00000000000012ab34060a6f7c8d--
`
