using System;
using System.IO;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using VpcPS.Host;

namespace VpcPS.Package.Tests;

/// <summary>
/// The tests' own PowerShell, for machines without one: this assembly as a program runs a script in an engine that has
/// no module yet, so that the script can import one by name from PSModulePath.
/// </summary>
internal static class Program
{
    private static int Main(string[] args)
    {
        using Runspace runspace = RunspaceFactory.CreateRunspace(InitialSessionState.CreateDefault2());
        runspace.Open();
        using PowerShell script = PowerShell.Create(runspace);
        try
        {
            foreach (PSObject line in script.AddScript(File.ReadAllText(args[0])).Invoke())
            {
                Console.WriteLine(line);
            }

            return 0;
        }
        catch (RuntimeException e)
        {
            Console.Error.WriteLine(e.ErrorRecord);
            return 1;
        }
    }
}
