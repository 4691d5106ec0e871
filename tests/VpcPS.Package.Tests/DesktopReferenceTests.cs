using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;
using VpcPS.Package.Tests.Support;
using Xunit;

namespace VpcPS.Package.Tests;

/// <summary>
/// Windows PowerShell 5.1 has every assembly, type and member that the module refers to. Otherwise a missing one would be noticed only
/// there, in the middle of a script.
/// </summary>
[Collection(PackedModuleTests.Name)]
public sealed class DesktopReferenceTests(PackedModule module) : IDisposable
{
    private static readonly Version NetStandard = new(2, 0, 0, 0);

    private readonly DesktopPlatform _platform = new(module.FromZip);

    public void Dispose() => _platform.Dispose();

    [Fact]
    public void Every_reference_of_every_shipped_assembly_is_found()
    {
        AssemblyDefinition[] shipped = [.. _platform.Shipped];

        Assert.Contains(shipped, assembly => assembly.Name.Name == "VpcPS");
        Assert.Contains(shipped, assembly => assembly.Name.Name == "System.Text.Json");
        Assert.Empty(shipped.SelectMany(_platform.MissingFrom));
    }

    [Fact]
    public void Every_assembly_for_Windows_PowerShell_is_needed_there()
    {
        string desktop = Path.Combine(module.FromZip, "bin", "desktop");
        IEnumerable<string> needed = _platform.Shipped
            .SelectMany(assembly => assembly.MainModule.AssemblyReferences)
            .Select(_platform.Find)
            .OfType<string>()
            .Where(file => Path.GetDirectoryName(file) == desktop)
            .Distinct();

        Assert.Equal(Directory.EnumerateFiles(desktop).Order(StringComparer.Ordinal), needed.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Contains", "System.String", false)]
    [InlineData("Contains", "System.Char", true)]
    [InlineData("Covers", "System.String", true)]
    public void A_method_that_is_too_new_is_noticed(string name, string parameter, bool isMissing)
    {
        using AssemblyDefinition assembly = Caller(scope => new MethodReference(name, Named("System.Boolean", scope), Named("System.String", scope))
        {
            HasThis = true,
            Parameters = { new ParameterDefinition(Named(parameter, scope)) },
        });

        Assert.Equal(isMissing ? [$"Caller needs System.Boolean System.String::{name}({parameter})"] : [], _platform.MissingFrom(assembly));
    }

    [Fact]
    public void A_type_that_is_too_new_is_noticed()
    {
        using AssemblyDefinition assembly = Caller(scope => new MethodReference("GetHashCode", Named("System.Int32", scope), Named("System.Text.Rune", scope)));

        Assert.Contains("Caller needs System.Text.Rune", _platform.MissingFrom(assembly));
    }

    [Fact]
    public void A_field_that_is_not_there_is_noticed()
    {
        using AssemblyDefinition assembly = Caller(scope => new FieldReference("Blank", Named("System.String", scope), Named("System.String", scope)));

        Assert.Equal(["Caller needs System.String System.String::Blank"], _platform.MissingFrom(assembly));
    }

    [Theory]
    [InlineData("System.Threading.Channels", "8.0.0.0")]
    [InlineData("System.Text.Json", "99.0.0.0")]
    public void An_assembly_that_is_not_there_or_too_old_is_noticed(string name, string version)
    {
        using AssemblyDefinition assembly = Caller(scope => new MethodReference("Any", Named("System.Void", scope), Named("Any.Type", new AssemblyNameReference(name, new Version(version)))));

        Assert.Contains($"Caller needs {name}", _platform.MissingFrom(assembly));
    }

    // An assembly with one method, which uses the member.
    private AssemblyDefinition Caller(Func<IMetadataScope, MemberReference> member)
    {
        using var assembly = AssemblyDefinition.CreateAssembly(
            new AssemblyNameDefinition("Caller", new Version(1, 0)), "Caller", new ModuleParameters { Kind = ModuleKind.Dll, AssemblyResolver = _platform });
        ModuleDefinition main = assembly.MainModule;
        var netStandard = new AssemblyNameReference("netstandard", NetStandard);
        main.AssemblyReferences.Clear();
        main.AssemblyReferences.Add(netStandard);
        var method = new MethodDefinition("Call", MethodAttributes.Public | MethodAttributes.Static, main.TypeSystem.Void);
        method.Body.Instructions.Add(member(netStandard) switch
        {
            FieldReference field => Instruction.Create(OpCodes.Ldsfld, main.ImportReference(field)),
            MemberReference called => Instruction.Create(OpCodes.Call, main.ImportReference((MethodReference)called)),
        });
        method.Body.Instructions.Add(Instruction.Create(OpCodes.Ret));
        main.Types.Add(new TypeDefinition("", "Callers", TypeAttributes.Public, main.TypeSystem.Object) { Methods = { method } });

        // Written and read again, as a compiler's would be.
        MemoryStream file = new();
        assembly.Write(file);
        file.Position = 0;
        return AssemblyDefinition.ReadAssembly(file, new ReaderParameters { AssemblyResolver = _platform });
    }

    private static TypeReference Named(string fullName, IMetadataScope scope)
    {
        int dot = fullName.LastIndexOf('.');
        return new TypeReference(fullName[..dot], fullName[(dot + 1)..], module: null, scope);
    }
}
