; Inno Setup: makes an installer for Windows of the folder that `python dev.py build` has made.
; Called by dev.py as: iscc /DVersion=... /DRoot=... resources\packaging\installer.iss
; The data lies elsewhere (%LOCALAPPDATA%\meng-stemm) and is touched neither by an update nor by an uninstall.
[Setup]
AppId={{7D8C6A1E-5B0B-4C3E-9B6F-2B7C5C6A4E11}
AppName=Meng Stëmm
AppVersion={#Version}
AppPublisher=Meng Stëmm
DefaultDirName={autopf}\Meng Stemm
DefaultGroupName=Meng Stëmm
DisableProgramGroupPage=yes
LicenseFile={#Root}\LICENSE
OutputDir={#Root}\dist
OutputBaseFilename=meng-stemm-{#Version}-setup
SetupIconFile={#Root}\build\meng-stemm.ico
UninstallDisplayIcon={app}\meng-stemm.exe
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
Compression=lzma2
SolidCompression=yes
CloseApplications=yes
MinVersion=10.0
PrivilegesRequired=admin

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"
Name: "fr"; MessagesFile: "compiler:Languages\French.isl"
Name: "de"; MessagesFile: "compiler:Languages\German.isl"

[InstallDelete]
Type: filesandordirs; Name: "{app}\parts"

[Files]
Source: "{#Root}\dist\meng-stemm\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[Icons]
Name: "{group}\Meng Stëmm"; Filename: "{app}\meng-stemm.exe"
Name: "{group}\Meng Stëmm Kiosk"; Filename: "{app}\meng-stemm.exe"; Parameters: "--kiosk"
Name: "{autodesktop}\Meng Stëmm"; Filename: "{app}\meng-stemm.exe"

[Run]
Filename: "{app}\meng-stemm.exe"; Parameters: "--self-check"; Flags: runhidden waituntilterminated
