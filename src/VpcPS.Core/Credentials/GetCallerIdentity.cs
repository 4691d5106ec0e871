using VpcPS.Core.Api;
using VpcPS.Core.Endpoints;

namespace VpcPS.Core.Credentials;

/// <summary>
/// Product Sts: tells whose credentials sign the call. It has no parameters. According to its documents it needs no permission.
/// </summary>
internal sealed class GetCallerIdentity : ApiAction<CallerIdentity>
{
    private static readonly ActionDeclaration Facts =
        ActionDeclaration.Reads("GetCallerIdentity") with { Product = ApiProduct.Sts, HasRegion = false };

    public GetCallerIdentity()
        // Messages show this text as the region. The endpoint is given, and identities belong to no region.
        : base("all regions")
    {
    }

    public override ActionDeclaration Declaration => Facts;

    protected override void AddParameters(ActionParameters parameters)
    {
    }

    internal override CallerIdentity ReadAnswer(AnswerObject answer) => new(answer.RequiredText("AccountId"), answer.Text("Arn"));
}
