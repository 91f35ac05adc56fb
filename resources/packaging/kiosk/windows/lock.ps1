# Gives one of the files beside this script to Windows. Start it as the administrator: .\lock.ps1 assigned-access-11.xml
param([Parameter(Mandatory)][ValidateSet("assigned-access-10.xml", "assigned-access-11.xml", "shell-launcher.xml")][string]$File)
$ErrorActionPreference = "Stop"
$where = if ($File -eq "shell-launcher.xml") { "ShellLauncher" } else { "Configuration" }
if ($where -eq "ShellLauncher") { Enable-WindowsOptionalFeature -Online -FeatureName Client-EmbeddedShellLauncher -All -NoRestart | Out-Null }
& "$PSScriptRoot\as-system.ps1" -Where $where -Path (Join-Path $PSScriptRoot $File)
