# Takes every lock back. Start it as the administrator.
$ErrorActionPreference = "Stop"
& "$PSScriptRoot\as-system.ps1" -Where "Configuration" -Path ""
& "$PSScriptRoot\as-system.ps1" -Where "ShellLauncher" -Path ""
